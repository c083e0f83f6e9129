set -- --host=localhost --port="$PORT" --domain="$EHLO" --from="$FROM" --timeout=3 --tls-trust-file="$CA"
case $TLS in
  starttls) set -- "$@" --tls=on --tls-starttls=on ;;
  implicit) set -- "$@" --tls=on --tls-starttls=off ;;
  none) set -- "$@" --tls=off ;;
esac
[ "$LOGIN" = yes ] && set -- "$@" --auth=on --user=joe@example.com --passwordeval='printenv PASSWORD'
printf 'Subject: Test\n\nTest\n' | exec msmtp --debug "$@" $(echo "$TO" | tr , ' ')
