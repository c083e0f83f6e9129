url=smtp
set -- -Sv15-compat -Ssendwait -Sfrom="$FROM" -Shostname="$EHLO" -Ssmtp-hostname= -Ssocket-connect-timeout=3 -Stls-ca-file="$CA" -Stls-verify=strict
case $TLS in
  starttls) set -- "$@" -Ssmtp-use-starttls ;;
  implicit) url=smtps ;;
esac
user=
if [ "$LOGIN" = yes ]; then user=joe%40example.com:$PASSWORD@; set -- "$@" -Ssmtp-auth=plain; else set -- "$@" -Ssmtp-auth=none; fi
echo Test | exec timeout 8 s-nail -:/ -v -v "$@" -Smta="$url://${user}localhost:$PORT" -s Test $(echo "$TO" | tr , ' ')
