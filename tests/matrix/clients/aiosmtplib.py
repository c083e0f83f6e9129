import asyncio, logging, os, ssl, traceback
from email.message import EmailMessage
import aiosmtplib
env = os.environ
logging.basicConfig(level=logging.DEBUG)
login = env["LOGIN"] == "yes"
message = EmailMessage()
message["From"], message["To"], message["Subject"] = env["FROM"], env["TO"], "Test"
message.set_content("Test")
async def main():
    print(await aiosmtplib.send(
        message,
        hostname="localhost",
        port=int(env["PORT"]),
        sender=env["FROM"],
        recipients=env["TO"].split(","),
        username="joe@example.com" if login else None,
        password=env["PASSWORD"] if login else None,
        use_tls=env["TLS"] == "implicit",
        start_tls=env["TLS"] == "starttls",
        tls_context=ssl.create_default_context(cafile=env["CA"]),
        local_hostname=env["EHLO"],
        timeout=3,
    ))
try:
    asyncio.run(main())
except Exception:
    traceback.print_exc()
