// The six examples under the empty box.

/** Name and text of each. */
export const EXAMPLES = [
  {
    name: 'PHPMailer, no answer',
    text: `2026-03-11 09:21:44 Connection: opening to smtp.example.com:587, timeout=300, options=array()
2026-03-11 09:26:44 Connection failed. Error #2: stream_socket_client(): Unable to connect to smtp.example.com:587 (Connection timed out) [/home/shop/vendor/phpmailer/phpmailer/src/SMTP.php line 397]
2026-03-11 09:26:44 SMTP ERROR: Failed to connect to server: Connection timed out (110)
SMTP connect() failed. https://github.com/PHPMailer/PHPMailer/wiki/Troubleshooting
`,
  },
  {
    name: 'Wrong password',
    text: `2026-03-11 10:02:11 SERVER -> CLIENT: 220 mail.example.com ESMTP Postfix (Debian/GNU)
2026-03-11 10:02:11 CLIENT -> SERVER: EHLO shop.example.com
2026-03-11 10:02:11 SERVER -> CLIENT: 250-mail.example.com
250-SIZE 35882577
250-STARTTLS
250-AUTH PLAIN LOGIN
250 8BITMIME
2026-03-11 10:02:12 CLIENT -> SERVER: AUTH LOGIN
2026-03-11 10:02:12 SERVER -> CLIENT: 334 VXNlcm5hbWU6
2026-03-11 10:02:12 CLIENT -> SERVER: c2hvcEBleGFtcGxlLmNvbQ==
2026-03-11 10:02:12 SERVER -> CLIENT: 334 UGFzc3dvcmQ6
2026-03-11 10:02:12 CLIENT -> SERVER: bm90LXRoZS1wYXNzd29yZA==
2026-03-11 10:02:14 SERVER -> CLIENT: 535 5.7.8 Error: authentication failed: authentication failure
2026-03-11 10:02:14 SMTP ERROR: Password command failed: 535 5.7.8 Error: authentication failed: authentication failure
SMTP Error: Could not authenticate.
`,
  },
  {
    name: 'Telnet, all well',
    text: `Trying 64.13.192.208...
Connected to example.com.
Escape character is '^]'.
220 cl34.gs01.gridserver.com ESMTP Exim 4.63 Tue, 24 Jun 2008 13:45:04 -0700
`,
  },
  {
    name: 'Permission denied',
    text: `2014–08–31 17:13:00 SMTP ERROR: Failed to connect to server: Permission denied (13)
`,
  },
  {
    name: 'Exim log',
    text: `2026-05-02 11:04:25 1s2XyZ-0004Ab-1C <= shop@example.com U=www-data P=local S=2301
2026-05-02 11:04:27 1s2XyZ-0004Ab-1C ** anna@example.net R=dnslookup T=remote_smtp H=mx.example.net [192.0.2.25]: SMTP error from remote mail server after RCPT TO:<anna@example.net>: 550 5.1.1 <anna@example.net>: Recipient address rejected: User unknown in virtual mailbox table
2026-05-02 11:04:27 1s2XyZ-0004Ab-1C Completed
`,
  },
  {
    name: 'Only the last line',
    text: `Mailer Error: SMTP connect() failed.
`,
  },
];
