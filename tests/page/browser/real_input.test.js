import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, harness, paste } from '../support/harness.js';
import { REAL_INPUT, missing } from '../support/real_input.js';

const { open } = harness();

for (const entry of REAL_INPUT) {
  test(`real input: ${entry.file}`, async (t) => {
    const page = await open(t);
    await paste(page, entry.text);
    const given = await answer(page);
    assert.deepEqual(missing(entry, given), []);
    for (const words of entry.fix_words ?? []) assert.ok(await shows(page, words), `no ${words} in the answer`);
  });
}

/** Whether the words stand in the answer, in any tab. */
async function shows(page, words) {
  const there = () => page.evaluate((wanted) => document.querySelector('#answer').textContent.includes(wanted), words);
  if (await there()) return true;
  for (const tab of await page.locator('[role="tab"]').all()) {
    await tab.evaluate((element) => element.click());
    if (await there()) return true;
  }
  return false;
}
