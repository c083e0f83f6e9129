import os, ssl, traceback
from django.conf import settings
from django.core.mail import send_mail
env = os.environ
os.environ["SSL_CERT_FILE"] = env["CA"]
login = env["LOGIN"] == "yes"
settings.configure(
    EMAIL_HOST="localhost",
    EMAIL_PORT=int(env["PORT"]),
    EMAIL_HOST_USER="joe@example.com" if login else "",
    EMAIL_HOST_PASSWORD=env["PASSWORD"] if login else "",
    EMAIL_USE_TLS=env["TLS"] == "starttls",
    EMAIL_USE_SSL=env["TLS"] == "implicit",
    EMAIL_TIMEOUT=3,
)
from django.core.mail.utils import DNS_NAME
DNS_NAME._fqdn = env["EHLO"]
# Debian's version of Django does not check certificates; later ones do.
ssl._create_stdlib_context = lambda *_, **__: ssl.create_default_context()
try:
    print(send_mail("Test", "Test", env["FROM"], env["TO"].split(",")), "sent")
except Exception:
    traceback.print_exc()
