# Runs in a mount namespace of its own: what is mounted here is seen by nobody else.
set -e
chmod 600 "@RUN@/opensmtpd/key.pem"
mkdir -p /var/lib/opensmtpd/empty
mount -t tmpfs tmpfs /var/spool
mount -t tmpfs tmpfs /run
install -d -m 711 /var/spool/smtpd
install -d -m 770 -g opensmtpq /var/spool/smtpd/offline
for folder in queue purge corrupt temporary incoming; do
  install -d -m 700 -o opensmtpq "/var/spool/smtpd/$folder"
done
exec "$1" -d -f "$2"
