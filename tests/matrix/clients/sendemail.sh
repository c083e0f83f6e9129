set -- -f "$FROM" -t $(echo "$TO" | tr , ' ') -u Test -m Test -s "localhost:$PORT" -o fqdn="$EHLO" -o timeout=3 -v -v -v
case $TLS in
  none) set -- "$@" -o tls=no ;;
  *) set -- "$@" -o tls=yes ;;
esac
[ "$LOGIN" = yes ] && set -- "$@" -xu joe@example.com -xp "$PASSWORD"
export SSL_CERT_FILE="$CA"
exec timeout 8 sendemail "$@"
