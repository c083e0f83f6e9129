folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" && git init -q . && printf 'From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001\nFrom: %s\nDate: Tue, 1 Dec 2026 10:00:00 +0000\nSubject: [PATCH] Test\n\nTest\n---\n' "$FROM" >mail.patch
set -- --smtp-server=localhost --smtp-server-port="$PORT" --smtp-domain="$EHLO" --smtp-ssl-cert-path="$CA" --smtp-debug=1 --from="$FROM" --envelope-sender="$FROM" --confirm=never --suppress-cc=all
case $TLS in
  starttls) set -- "$@" --smtp-encryption=tls ;;
  implicit) set -- "$@" --smtp-encryption=ssl ;;
esac
[ "$LOGIN" = yes ] && set -- "$@" --smtp-user=joe@example.com --smtp-pass="$PASSWORD"
for to in $(echo "$TO" | tr , ' '); do set -- "$@" --to="$to"; done
timeout 8 git -c user.name=Joe -c user.email="$FROM" send-email "$@" mail.patch
