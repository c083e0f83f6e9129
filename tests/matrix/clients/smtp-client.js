const { SMTPClient } = require('smtp-client');
const { PORT, TLS, CA, LOGIN, FROM, TO, EHLO, PASSWORD } = process.env;
const client = new SMTPClient({ host: 'localhost', port: Number(PORT), secure: TLS === 'implicit', ca: require('fs').readFileSync(CA), timeout: 3000 });
(async () => {
  await client.connect({ timeout: 3000 });
  await client.greet({ hostname: EHLO, timeout: 3000 });
  if (TLS === 'starttls') await client.secure({ timeout: 3000, ca: require('fs').readFileSync(CA) }), await client.greet({ hostname: EHLO });
  if (LOGIN === 'yes') await client.authPlain({ username: 'joe@example.com', password: PASSWORD, timeout: 3000 });
  await client.mail({ from: FROM, timeout: 3000 });
  for (const to of TO.split(',')) await client.rcpt({ to, timeout: 3000 });
  await client.data('Subject: Test\r\n\r\nTest', { timeout: 3000 });
  await client.quit();
  console.log('sent');
})().catch((error) => { console.error(error); process.exit(1); });
