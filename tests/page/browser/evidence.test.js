// Findings and their lines: tied both ways, by pointer, focus and click.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLES } from '../../../www/examples.js';
import { evidenceOf, finding, report, timeoutReport, unknownReport } from '../fixtures/reports.js';
import { harness, paste } from '../support/harness.js';

const { open } = harness();
const [{ text: TIMEOUT }] = EXAMPLES;
const FIXTURE = { reports: [[TIMEOUT, timeoutReport(TIMEOUT)]], otherwise: report({}) };

function lit(page) {
  return page.$$eval('mark.on', (marks) => marks.map((mark) => mark.textContent));
}

async function shown(t) {
  const page = await open(t, FIXTURE);
  await paste(page, TIMEOUT);
  return page;
}

test('evidence is marked with colour, number and underline', async (t) => {
  const page = await shown(t);
  const marks = await page.$$eval('mark', (all) =>
    all.map((mark) => ({ text: mark.textContent, finding: mark.dataset.finding, line: getComputedStyle(mark).textDecorationLine, style: getComputedStyle(mark).textDecorationStyle })),
  );
  assert.deepEqual(marks.map(({ text, finding: number }) => [text, number]), [
    ['timeout=300', '2'],
    ['Unable to connect to smtp.example.com:587 (Connection timed out)', '0'],
    ['Connection timed out (110)', '0'],
    ['SMTP connect() failed.', '1'],
  ]);
  assert.ok(marks.every(({ line }) => line === 'underline'));
  assert.equal(new Set(marks.map(({ style }) => style)).size, 3);
  assert.deepEqual(await page.$$eval('.badge', (all) => all.map((badge) => badge.textContent)), ['3', '1', '1', '2']);
});

test('marks lie exactly under the text of the box', async (t) => {
  const page = await shown(t);
  const [sheet, box] = await page.$$eval('#backdrop, #text', (all) => all.map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const { fontSize, lineHeight, paddingLeft, fontFamily } = getComputedStyle(element);
    return { x, y, width, height, fontSize, lineHeight, paddingLeft, fontFamily };
  }));
  assert.deepEqual(box, sheet);
  assert.ok(await page.$eval('#text', (element) => element.scrollHeight <= element.clientHeight), 'the box scrolls by itself');
});

test('from a finding to its lines: pointer, focus and click', async (t) => {
  const page = await shown(t);
  const expected = ['Unable to connect to smtp.example.com:587 (Connection timed out)', 'Connection timed out (110)'];
  await page.hover('#finding-0 .evidence');
  assert.deepEqual(await lit(page), expected);
  await page.hover('.wordmark');
  assert.deepEqual(await lit(page), []);
  await page.focus('#finding-0 .evidence');
  assert.deepEqual(await lit(page), expected);
  await page.click('#finding-0 .evidence');
  assert.ok(await page.locator('mark[data-finding="0"]').last().isVisible());
});

test('from a line to its finding: pointer and click', async (t) => {
  const page = await shown(t);
  const area = await page.locator('mark[data-finding="2"]').boundingBox();
  const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
  await page.mouse.move(x, y);
  assert.deepEqual(await lit(page), ['timeout=300']);
  assert.ok(await page.$eval('details.further', (element) => element.classList.contains('on')));
  await page.mouse.click(x, y);
  assert.ok(await page.$eval('details.further', (element) => element.open), 'the folded finding opens');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'finding-2');
});

test('a badge in the gutter leads to a consequence too', async (t) => {
  const page = await shown(t);
  await page.getByRole('button', { name: 'Line 4: finding 2' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'finding-1');
  assert.ok(await page.locator('#finding-1').isVisible());
});

test('consequences are folded under their root, further findings to one line', async (t) => {
  const page = await shown(t);
  assert.ok(await page.getByText('1 thing follows from this').isVisible());
  assert.ok(!(await page.locator('#finding-1').isVisible()));
  assert.ok(await page.getByText('The timeout is five minutes').isVisible());
  assert.ok(!(await page.locator('#finding-2').isVisible()));
});

test('offsets hold after characters of any width', async (t) => {
  const text = 'né – 😀 „x“\n2014–08–31 17:13:00 SMTP ERROR: Permission denied (13)\n';
  const item = finding({ evidence: [evidenceOf(text, 'Permission denied (13)')] });
  const page = await open(t, { reports: [[text, report({ verdict: 'fault', findings: [item] })]], otherwise: report({}) });
  await paste(page, text);
  assert.equal(await page.textContent('mark'), 'Permission denied (13)');
});

test('lines that no rule names are marked and listed', async (t) => {
  const text = 'flux capacitor failed with code 88\nplain';
  const page = await open(t, { reports: [[text, unknownReport(text)]], otherwise: report({}) });
  await paste(page, text);
  assert.equal(await page.textContent('.line[data-line="1"] .badge'), '?');
  assert.ok(await page.getByRole('heading', { name: 'Not named' }).isVisible());
  assert.ok(await page.getByRole('button', { name: 'Copy the report of these lines' }).isVisible());
});
