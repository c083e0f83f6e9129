// For everyone: axe finds nothing in light and dark, and 320 px are enough.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { EXAMPLES } from '../../../www/examples.js';
import { evidenceOf, finding, healthyReport, report, timeoutReport, unknownReport } from '../fixtures/reports.js';
import { harness, paste } from '../support/harness.js';

const { open } = harness();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TIMEOUT = EXAMPLES[0].text;
const TELNET = EXAMPLES[2].text;
const FAR = 'User unknown';
const ODD = 'flux capacitor failed with code 88';
const FIXTURE = {
  reports: [[TIMEOUT, timeoutReport(TIMEOUT)], [TELNET, healthyReport()], [ODD, unknownReport(ODD)], [FAR, farReport()]],
  otherwise: report({}),
};
const STATES = { 'a fault at the far end': FAR, empty: null, fault: TIMEOUT, healthy: TELNET, unknown: ODD };

/** A fault at the last place of the way, with more platforms than fit a row. */
function farReport() {
  const fixes = ['php-shared-hosting', 'vps', 'wordpress', 'docker', 'windows', 'nodejs', 'python', 'java'].map((name) => ({ platform: name, name, steps: ['One step.'] }));
  const item = finding({ cause: 'recipient.unknown', stage: 'envelope', who: 'you', fixes, evidence: [evidenceOf(FAR, FAR)] });
  return report({ verdict: 'fault', summary: 'anna@example.net does not exist.', findings: [item] });
}

async function unfold(page) {
  await page.$$eval('details', (all) => all.forEach((element) => (element.open = true)));
}

for (const colorScheme of ['light', 'dark']) {
  for (const [state, text] of Object.entries(STATES)) {
    test(`axe: ${state}, ${colorScheme}`, async (t) => {
      const page = await open(t, { ...FIXTURE, colorScheme, reducedMotion: 'reduce' });
      if (text) await paste(page, text);
      await unfold(page);
      assert.deepEqual(await violations(page), []);
    });
  }
  test(`axe: look-up, ${colorScheme}`, async (t) => {
    const page = await open(t, { ...FIXTURE, colorScheme });
    await page.click('#lookup-open');
    assert.deepEqual(await violations(page), []);
  });
}

async function violations(page) {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(() => axe.run());
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

for (const [state, text] of Object.entries(STATES)) {
  test(`320 px wide: ${state}`, async (t) => {
    const page = await open(t, { ...FIXTURE, viewport: { width: 320, height: 640 } });
    if (text) await paste(page, text);
    await unfold(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const outside = await page.$$eval('main *, footer *, header *', (all) =>
      all.filter((element) => element.checkVisibility() && !element.closest('.sr, [hidden]') && element.getBoundingClientRect().right > 321).map((element) => element.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(outside, []);
  });
}

test('many platforms are folded, and all can be opened', async (t) => {
  const page = await open(t, FIXTURE);
  await paste(page, FAR);
  assert.equal(await page.locator('[role="tab"]:visible').count(), 5);
  await page.getByRole('button', { name: '3 more' }).click();
  assert.equal(await page.locator('[role="tab"]:visible').count(), 8);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Nodejs');
});

test('the verdict stands in a live region', async (t) => {
  const page = await open(t, FIXTURE);
  const region = page.getByRole('status');
  assert.equal((await region.textContent()).trim(), '');
  await paste(page, TIMEOUT);
  assert.match(await region.textContent(), /did not answer on port 587.*likely.*hosting provider.*does not help/s);
});

test('on a phone the verdict comes into view with the paste', async (t) => {
  const page = await open(t, { ...FIXTURE, viewport: { width: 360, height: 640 }, reducedMotion: 'reduce' });
  await paste(page, TIMEOUT);
  await page.waitForFunction(() => {
    const { top, bottom } = document.querySelector('#verdict h2').getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
});

test('the colours can be chosen, and the choice is kept', async (t) => {
  const page = await open(t, { ...FIXTURE, colorScheme: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.click('#theme');
  const dark = await ground();
  assert.notEqual(dark, light);
  await page.reload();
  assert.equal(await ground(), dark);
});
