const nodemailer = require('/usr/share/nodejs/nodemailer');
const { PORT, TLS, CA, LOGIN, FROM, TO, EHLO } = process.env;
const transport = nodemailer.createTransport({
  host: 'localhost',
  port: Number(PORT),
  secure: TLS === 'implicit',
  requireTLS: TLS === 'starttls',
  ignoreTLS: TLS === 'none',
  tls: { ca: require('fs').readFileSync(CA) },
  auth: LOGIN === 'yes' ? { user: 'joe@example.com', pass: 'hunter22' } : undefined,
  name: EHLO,
  connectionTimeout: 3000,
  greetingTimeout: 3000,
  socketTimeout: 3000,
  logger: true,
  debug: true,
});
transport.sendMail({ from: FROM, to: TO, subject: 'Test', text: 'Test' }, (error, info) => {
  console.log(error || info);
  transport.close();
});
