// The page as one file, opened from disk.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { EXAMPLES } from '../../../www/examples.js';
import { launch } from '../support/browser.js';
import { answered, paste } from '../support/harness.js';

const DIST = process.env.SMTPDIAG_DIST ?? new URL('../../../dist', import.meta.url).pathname;
const FILE = `${DIST}/smtpdiag.html`;
let browser;

before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test('it stays below 2 MiB', () => {
  assert.ok(statSync(FILE).size < 2 << 20);
});

test('it works from disk, with no request but its own', async (t) => {
  const page = await browser.newPage();
  t.after(() => page.close());
  const errors = [];
  const requests = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('request', (request) => requests.push(request.url()));
  const address = pathToFileURL(FILE).href;
  await page.goto(address);
  await page.waitForSelector('.example');
  for (const { text } of EXAMPLES) await paste(page, text);
  await page.fill('#text', 'typed');
  await answered(page);
  assert.deepEqual(errors, []);
  assert.deepEqual(requests.filter((url) => url !== address && !url.startsWith('blob:')), []);
});
