// The ways in: typing, paste, examples, file, drop, link.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { EXAMPLES } from '../../../www/examples.js';
import { report, timeoutReport } from '../fixtures/reports.js';
import { answer, answered, harness, paste } from '../support/harness.js';

const { open } = harness();
const LINE = 'SMTP -> ERROR: Failed to connect to server: Connection timed out (110)\n';

async function openFile(page, name, buffer) {
  await page.setInputFiles('#file', { name, mimeType: 'text/plain', buffer });
  await answered(page);
}

test('typing is answered without a button', async (t) => {
  const page = await open(t);
  await page.locator('#text').pressSequentially(LINE.trim());
  await answered(page);
  await page.waitForFunction((line) => document.querySelector('#text').value === line, LINE.trim());
});

test('text typed before the module is there is kept and read', async (t) => {
  const page = await open(t);
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/app.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(page.address, { waitUntil: 'commit' });
  await page.locator('#text').pressSequentially('Connection refused');
  release();
  await answered(page);
  assert.equal(await page.inputValue('#text'), 'Connection refused');
});

test('each example fills the box and is answered', async (t) => {
  const page = await open(t);
  for (const { name, text } of EXAMPLES) {
    await page.getByRole('button', { name, exact: true }).click();
    await answered(page);
    assert.equal(await page.inputValue('#text'), text);
    await page.keyboard.press('Escape');
  }
});

test('a file gives what its text gives', async (t) => {
  const page = await open(t);
  const text = LINE.repeat(3);
  await paste(page, text);
  const pasted = await answer(page);
  await openFile(page, 'mail.log', Buffer.from(text));
  assert.deepEqual(await answer(page), pasted);
  await openFile(page, 'mail.log.gz', gzipSync(text));
  assert.deepEqual(await answer(page), pasted);
  assert.match(await page.textContent('#excerpt'), /mail\.log\.gz/);
});

test('a dropped file is read', async (t) => {
  const page = await open(t);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.log', { type: 'text/plain' }));
    document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, LINE);
  await answered(page);
  assert.match(await page.textContent('#excerpt'), /dropped\.log/);
});

test('a link opens with its text', async (t) => {
  const page = await open(t, { at: `#t=${encodeURIComponent('2014–08–31 Permission denied (13)')}` });
  await answered(page);
  assert.equal(await page.inputValue('#text'), '2014–08–31 Permission denied (13)');
  await page.keyboard.press('Escape');
  assert.equal(new URL(page.url()).hash, '');
});

test('a paste anywhere on the page replaces the text', async (t) => {
  const page = await open(t);
  await paste(page, 'first');
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement.blur();
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, LINE);
  await answered(page);
  assert.equal(await page.inputValue('#text'), LINE);
});

test('a large paste shows only the lines that matter', async (t) => {
  const text = `${'filler\n'.repeat(3000)}${EXAMPLES[0].text}`;
  const page = await open(t, { reports: [[text, timeoutReport(text)]], otherwise: report({}) });
  await paste(page, text);
  assert.ok(!(await page.locator('#editor').isVisible()));
  assert.equal(await page.locator('#excerpt .line').count(), 4);
  await page.hover('#finding-0 .evidence');
  assert.equal(await page.locator('#excerpt mark.on').count(), 2);
});

test('copy buttons copy the command', async (t) => {
  const text = EXAMPLES[0].text;
  const page = await open(t, { reports: [[text, timeoutReport(text)]], otherwise: report({}), permissions: ['clipboard-read', 'clipboard-write'] });
  await paste(page, text);
  await page.getByRole('button', { name: 'Copy the command' }).first().click();
  await page.getByText('Copied').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'nc -vz -w 10 smtp.example.com 587');
});
