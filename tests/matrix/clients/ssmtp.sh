folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
{
  echo "mailhub=localhost:$PORT"
  echo "hostname=$EHLO"
  echo "FromLineOverride=YES"
  echo "TLS_CA_File=$CA"
  [ "$TLS" != none ] && echo UseTLS=YES
  [ "$TLS" = starttls ] && echo UseSTARTTLS=YES
} >"$folder/conf"
[ "$LOGIN" = yes ] && set -- -aujoe@example.com -ap"$PASSWORD"
printf 'From: %s\nSubject: Test\n\nTest\n' "$FROM" | timeout 8 /var/lib/smtpdiag-tests/ssmtp/usr/sbin/ssmtp -C"$folder/conf" -v -f"$FROM" "$@" $(echo "$TO" | tr , ' ')
