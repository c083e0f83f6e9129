# As typed by hand: a line, then time to read the answer.
type() { for line; do sleep 0.15; printf '%s\n' "$line" | tee /dev/fd/3; done; sleep 0.3; }
dialogue() {
  set -- "EHLO $EHLO"
  [ "$LOGIN" = yes ] && set -- "$@" "AUTH PLAIN AGpvZUBleGFtcGxlLmNvbQBodW50ZXIyMg=="
  set -- "$@" "MAIL FROM:<$FROM>"
  for to in $(echo "$TO" | tr , ' '); do set -- "$@" "rcpt to:<$to>"; done
  type "$@" DATA "Subject: Test" "" Test . quit
}
exec 3>&1
case $TLS in
  none) dialogue | timeout 6 sh -c 'nc -C -v localhost "$PORT"' 2>&1 ;;
  starttls) dialogue | timeout 6 openssl s_client -servername localhost -connect "localhost:$PORT" -starttls smtp -crlf -CAfile "$CA" -verify_return_error -verify_hostname localhost 2>&1 ;;
  implicit) dialogue | timeout 6 openssl s_client -servername localhost -connect "localhost:$PORT" -crlf -CAfile "$CA" -verify_return_error -verify_hostname localhost 2>&1 ;;
esac
