# As most programs have it: without mail.debug.
QUIET=1
export QUIET
. "$(dirname "$0")/javamail.sh"
