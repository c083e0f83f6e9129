import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLES } from '../../../www/examples.js';
import { report, timeoutReport } from '../fixtures/reports.js';
import { harness, paste } from '../support/harness.js';

const { open } = harness();
const [{ text: TIMEOUT }] = EXAMPLES;
const FIXTURE = { reports: [[TIMEOUT, timeoutReport(TIMEOUT)]], otherwise: report({}) };
const focused = (page) => page.evaluate(() => document.activeElement.id);

async function shown(t) {
  const page = await open(t, FIXTURE);
  await paste(page, TIMEOUT);
  await page.evaluate(() => document.activeElement.blur());
  return page;
}

test('n and p step through the findings, around the ends', async (t) => {
  const page = await shown(t);
  const steps = [];
  for (const key of ['n', 'n', 'n', 'n', 'p', 'p']) {
    await page.keyboard.press(key);
    steps.push(await focused(page));
  }
  assert.deepEqual(steps, ['finding-0', 'finding-1', 'finding-2', 'finding-0', 'finding-2', 'finding-1']);
});

test('slash goes to the box, and keys typed there are text', async (t) => {
  const page = await shown(t);
  await page.keyboard.press('/');
  assert.equal(await focused(page), 'text');
  await page.keyboard.press('End');
  await page.keyboard.type('n/p');
  assert.ok((await page.inputValue('#text')).includes('n/p'));
});

test('Esc clears, and the text can be brought back', async (t) => {
  const page = await shown(t);
  await page.keyboard.press('Escape');
  assert.equal(await page.inputValue('#text'), '');
  assert.equal(await page.getAttribute('body', 'data-state'), 'empty');
  await page.getByRole('button', { name: 'Bring it back' }).click();
  assert.equal(await page.inputValue('#text'), TIMEOUT);
});

test('arrows move between platforms', async (t) => {
  const page = await shown(t);
  const tabs = page.getByRole('tablist', { name: 'Where it runs' });
  const selected = () => tabs.locator('[aria-selected="true"]').textContent();
  assert.equal(await selected(), 'PHP on shared hosting');
  await tabs.locator('[aria-selected="true"]').focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await selected(), 'WordPress');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await selected(), 'Docker');
});

test('everything that can be pressed can be reached by Tab', async (t) => {
  const page = await shown(t);
  const reachable = await page.$$eval('button, a[href], input:not([type="file"]), textarea, summary', (all) =>
    all.filter((element) => element.checkVisibility() && element.tabIndex < 0 && element.getAttribute('role') !== 'tab').map((element) => element.outerHTML),
  );
  assert.deepEqual(reachable, []);
});

test('the look-up opens from a finding, and Esc closes only it', async (t) => {
  const page = await shown(t);
  await page.getByRole('button', { name: 'net.timeout' }).click();
  assert.ok(await page.locator('#lookup').isVisible());
  assert.equal(await page.inputValue('#lookup-text'), 'net.timeout');
  await page.keyboard.press('Escape');
  assert.ok(!(await page.locator('#lookup').isVisible()));
  assert.equal(await page.inputValue('#text'), TIMEOUT);
});

test('the look-up explains codes, causes and ports', async (t) => {
  const page = await open(t);
  await page.click('#lookup-open');
  for (const [query, words] of [['535', 'Authentication'], ['5.7.8', '5.7.8'], ['net.timeout', 'firewall'], ['587', 'submission']]) {
    await page.fill('#lookup-text', query);
    await page.locator('#lookup-answer').filter({ hasText: words }).waitFor();
  }
});
