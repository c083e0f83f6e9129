# Exim as the client of a smarthost, its own log after what it says with -v.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if [ "$TLS" = none ]; then tls='hosts_avoid_tls = *'; else tls="hosts_require_tls = *
  tls_verify_certificates = $CA
  tls_verify_hosts = *
  tls_verify_cert_hostnames = *"; fi
[ "$TLS" = implicit ] && protocol='protocol = smtps'
[ "$LOGIN" = yes ] && auth='hosts_require_auth = *'
cat >"$folder/conf" <<CONF
keep_environment =
spool_directory = $folder
log_file_path = $folder/%slog
primary_hostname = $EHLO
qualify_domain = example.com
allow_domain_literals
begin routers
all:
  driver = manualroute
  route_list = * localhost::$PORT
  self = send
  transport = smarthost
begin transports
smarthost:
  driver = smtp
  hosts_try_fastopen =
  connect_timeout = 3s
  command_timeout = 3s
  data_timeout = 3s
  final_timeout = 3s
  tls_sni = localhost
  hosts_try_dane =
  $tls
  $protocol
  $auth
begin retry
* * F,1h,1m
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  client_send = ^joe@example.com^$PASSWORD
login:
  driver = plaintext
  public_name = LOGIN
  client_send = : joe@example.com : $PASSWORD
CONF
chown -R Debian-exim "$folder"; chmod 755 "$folder"; chmod 644 "$folder/conf"; chown root "$folder/conf"
printf 'Subject: Test\n\nTest\n' | timeout 12 /var/lib/smtpdiag-tests/exim/usr/sbin/exim4 -C "$folder/conf" -odi -v -f "$FROM" -- $(echo "$TO" | tr , ' ')
cat "$folder/mainlog"
