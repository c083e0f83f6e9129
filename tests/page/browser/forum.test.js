// The button that copies a version for a forum.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { harness, paste } from '../support/harness.js';

const { open } = harness();
const TEXT = 'to=<joe@secret.org>, relay=mail.secret.org[8.20.30.40]:25, status=bounced (550 5.1.1 User unknown)\n';

test('copies the text without its names', async (t) => {
  const page = await open(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  assert.ok(await page.locator('#forum').isHidden());
  await paste(page, TEXT);
  await page.locator('#forum').click();
  await page.getByText('Copied: read it before you post it').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /to=<user1@domain1\.example>, relay=host1\.domain1\.example\[192\.0\.2\.1\]:25/);
});

test('is not there for a file, which is not kept', async (t) => {
  const page = await open(t);
  await page.setInputFiles('#file', { name: 'mail.log', mimeType: 'text/plain', buffer: Buffer.from(TEXT) });
  await page.waitForSelector('body[data-verdict] #answer[aria-busy="false"]');
  assert.ok(await page.locator('#forum').isHidden());
});
