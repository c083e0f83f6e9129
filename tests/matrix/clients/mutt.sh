home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
url=smtp
user=
[ "$TLS" = implicit ] && url=smtps
[ "$LOGIN" = yes ] && user=joe%40example.com@
{
  echo "set smtp_url=\"$url://${user}localhost:$PORT/\" smtp_pass=\"$PASSWORD\" from=\"$FROM\" hostname=\"$EHLO\" use_envelope_from=yes envelope_from_address=\"$FROM\""
  echo "set connect_timeout=3 ssl_starttls=$([ "$TLS" = none ] && echo no || echo yes) ssl_force_tls=$([ "$TLS" = none ] && echo no || echo yes) certificate_file=\"$CA\" ssl_ca_certificates_file=\"$CA\" record="
} >"$home/muttrc"
echo Test | HOME=$home timeout 8 mutt -d 3 -F "$home/muttrc" -s Test -- $(echo "$TO" | tr , ' ') </dev/stdin
cat "$home"/.muttdebug0 2>/dev/null
