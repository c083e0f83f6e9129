exec timeout 8 emacs -Q --batch -l "$(dirname "$0")/smtpmail.el" 2>&1
