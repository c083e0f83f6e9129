scheme=smtp
case $TLS in
  starttls) set -- --ssl-reqd ;;
  implicit) scheme=smtps ;;
esac
[ "$LOGIN" = yes ] && set -- "$@" --user joe@example.com:hunter22
for to in $(echo "$TO" | tr , ' '); do set -- "$@" --mail-rcpt "$to"; done
printf 'Subject: Test\r\n\r\nTest\r\n' |
  exec curl -v --silent --show-error --max-time 4 --cacert "$CA" --mail-from "$FROM" "$@" --upload-file - "$scheme://localhost:$PORT/$EHLO"
