import { readFileSync } from 'node:fs';
import { SMTPClient } from 'emailjs';
const { PORT, TLS, CA, LOGIN, FROM, TO, EHLO, PASSWORD } = process.env;
const tls = { ca: readFileSync(CA) };
const client = new SMTPClient({
  host: 'localhost',
  port: Number(PORT),
  ssl: TLS === 'implicit' ? tls : false,
  tls: TLS === 'starttls' ? tls : false,
  domain: EHLO,
  timeout: 3000,
  ...(LOGIN === 'yes' ? { user: 'joe@example.com', password: PASSWORD } : {}),
});
client.send({ from: FROM, to: TO, subject: 'Test', text: 'Test' }, (error, message) => {
  console.log(error || `sent ${message.header.subject}`);
  process.exit();
});
