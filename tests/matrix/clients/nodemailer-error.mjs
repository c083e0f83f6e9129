// As most programs have it: the newest release, and no more in the log than the error.
import { readFileSync } from 'node:fs';
import nodemailer from 'nodemailer';
const { PORT, TLS, CA, LOGIN, FROM, TO, EHLO, PASSWORD } = process.env;
const transport = nodemailer.createTransport({
  host: 'localhost',
  port: Number(PORT),
  secure: TLS === 'implicit',
  requireTLS: TLS === 'starttls',
  ignoreTLS: TLS === 'none',
  tls: { ca: readFileSync(CA) },
  auth: LOGIN === 'yes' ? { user: 'joe@example.com', pass: PASSWORD } : undefined,
  name: EHLO,
  connectionTimeout: 3000,
  greetingTimeout: 3000,
  socketTimeout: 3000,
});
const sent = await transport.sendMail({ from: FROM, to: TO, subject: 'Test', text: 'Test' });
console.log('Message sent:', sent.messageId);
