(require 'smtpmail)
(setq smtpmail-smtp-server "localhost"
      smtpmail-smtp-service (string-to-number (getenv "PORT"))
      smtpmail-local-domain nil
      user-mail-address (getenv "FROM")
      mail-from-style nil
      smtpmail-debug-info t
      smtpmail-debug-verb t
      smtpmail-stream-type (pcase (getenv "TLS") ("starttls" 'starttls) ("implicit" 'ssl) (_ 'plain))
      smtpmail-smtp-user (and (equal (getenv "LOGIN") "yes") "joe@example.com")
      gnutls-trustfiles (list (getenv "CA"))
      gnutls-verify-error t
      network-security-level 'low
      nsm-settings-file (make-temp-file "nsm")
      auth-sources nil)
(setq auth-source-creation-prompts nil)
(advice-add 'auth-source-search :override
            (lambda (&rest _) (and (equal (getenv "LOGIN") "yes")
              (list (list :user "joe@example.com" :secret (lambda () (getenv "PASSWORD")) :host "localhost" :port (getenv "PORT"))))))
(defun smtpmail-fqdn () (getenv "EHLO"))
(with-temp-buffer
  (insert "From: " (getenv "FROM") "\nTo: " (getenv "TO") "\nSubject: Test\n--text follows this line--\nTest\n")
  (condition-case err
      (progn (smtpmail-send-it) (message "sent"))
    (error (message "%s" (error-message-string err)))))
(dolist (buffer (buffer-list))
  (when (string-match-p "trace of SMTP" (buffer-name buffer))
    (princ (with-current-buffer buffer (buffer-string)))))
