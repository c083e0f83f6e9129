import os, smtplib, ssl, traceback
env = os.environ
context = ssl.create_default_context(cafile=env["CA"])
kind = smtplib.SMTP_SSL if env["TLS"] == "implicit" else smtplib.SMTP
more = {"context": context} if env["TLS"] == "implicit" else {}
try:
    server = kind(timeout=3, local_hostname=env["EHLO"], **more)
    server.set_debuglevel(1)
    server._host = "localhost"
    server.connect("localhost", int(env["PORT"]))
    if env["TLS"] == "starttls":
        server.starttls(context=context)
    if env["LOGIN"] == "yes":
        server.login("joe@example.com", env["PASSWORD"])
    server.sendmail(env["FROM"], env["TO"].split(","), "Subject: Test\r\n\r\nTest\r\n")
    server.quit()
    print("sent")
except Exception:
    traceback.print_exc()
