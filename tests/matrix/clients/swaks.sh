set -- --server localhost --port "$PORT" --from "$FROM" --to "$TO" --timeout 3 --helo "$EHLO" --tls-ca-path "$CA"
case $TLS in
  starttls) set -- "$@" -tls --tls-verify ;;
  implicit) set -- "$@" -tlsc --tls-verify ;;
esac
[ "$LOGIN" = yes ] && set -- "$@" --auth PLAIN,LOGIN -au joe@example.com -ap hunter22
exec swaks "$@"
