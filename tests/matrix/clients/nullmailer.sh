# The part of nullmailer that talks to the smarthost, fed as its queue runner does.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
{
  printf '%s\n' host=localhost "port=$PORT" "x509cafile=$CA"
  case $TLS in
    starttls) echo starttls ;;
    implicit) echo tls ;;
  esac
  [ "$LOGIN" = yes ] && printf '%s\n' user=joe@example.com "pass=$PASSWORD"
  echo
} >"$folder/options"
printf '%s\n%s\n\nSubject: Test\n\nTest\n' "$FROM" "$(echo "$TO" | tr , '\n')" >"$folder/message"
HELOHOST=$EHLO timeout 8 /var/lib/smtpdiag-tests/nullmailer/usr/lib/nullmailer/smtp 3<"$folder/message" <"$folder/options"
