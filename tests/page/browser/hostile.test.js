// Input that means harm: it stays text, the layout holds, the page stays quick.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceOf, finding, report } from '../fixtures/reports.js';
import { answered, harness, paste } from '../support/harness.js';

const { open } = harness();
const MARKUP = '<img src=x onerror="document.title=1"><script>document.title=2</script>';

test('markup in every field of a report stays text', async (t) => {
  const text = `${MARKUP} failed`;
  const item = finding({
    cause: MARKUP, title: MARKUP, summary: MARKUP, explanation: MARKUP, evidence: [evidenceOf(text, MARKUP)], avoid: [MARKUP],
    context: { provider: MARKUP, enhanced_code: MARKUP }, who: 'provider', retry: { helps: true, after: MARKUP },
    confirm: [{ os: 'any', command: MARKUP, expect: MARKUP }],
    fixes: [{ platform: MARKUP, name: MARKUP, steps: [MARKUP] }, { platform: 'b', name: MARKUP, steps: [MARKUP] }],
    references: [{ title: MARKUP, url: 'https://example.com/' }, { title: 'bad', url: 'javascript:document.title=3' }],
  });
  const given = report({
    verdict: 'fault', summary: MARKUP, findings: [item, { ...item, consequence_of: 0 }, item], notes: [MARKUP],
    unmatched: [{ template: MARKUP, count: 2, source: MARKUP, line: 1, text: MARKUP }], formats: [{ source: 'paste', name: MARKUP, first_line: 1, last_line: 1 }],
  });
  const page = await open(t, { reports: [[text, given]], otherwise: report({}) });
  const title = await page.title();
  await paste(page, text);
  await page.$$eval('details', (all) => all.forEach((element) => (element.open = true)));
  assert.equal(await page.locator('main img, main script, a[href^="javascript"]').count(), 0);
  assert.equal(await page.title(), title);
});

const PASTES = {
  'markup': `${MARKUP}\nSMTP ERROR: Failed to connect to server: Connection refused (111) ${MARKUP}`,
  'terminal escapes': '\u001b]0;owned\u0007\u001b[31mSMTP ERROR\u001b[2J: Connection refused (111)\u0000\u0008',
  'bidi controls': 'SMTP ERROR: \u202etuo demit noitcennoC\u202c \u2066\u2067 Connection timed out (110)',
  'halves of pairs': '\ud800 SMTP ERROR: Connection refused (111) \udc00',
  'a line of 1 MB': `SMTP ERROR: ${'x'.repeat(1 << 20)} Connection refused (111)`,
  '10 MB of lines': 'Jan  1 00:00:00 host app: SMTP ERROR: Failed to connect to server: Connection timed out (110)\n'.repeat(105_000),
  'ten thousand markers': '</textarea>&#x202e;``` > '.repeat(10_000),
};

for (const [name, text] of Object.entries(PASTES)) {
  test(`survives ${name}`, async (t) => {
    const page = await open(t, { viewport: { width: 360, height: 740 } });
    await paste(page, text);
    assert.ok(['fault', 'healthy', 'unknown'].includes(await page.getAttribute('body', 'data-verdict')));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    assert.ok((await page.evaluate(() => document.querySelectorAll('*').length)) < 10_000, 'too many elements');
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(await page.textContent('#answer'), /[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    // The page still answers.
    await page.keyboard.press('Escape');
    await page.fill('#text', 'one more');
    await answered(page);
  });
}
