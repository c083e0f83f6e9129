// One server and one browser a test file; a fresh page a test. Every page
// must end without script errors.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch, useReports } from './browser.js';
import { serve } from './server.js';

/** Starts both, and gives `open(options)`, which opens the page. */
export function harness() {
  let server;
  let browser;
  before(async () => {
    [server, browser] = await Promise.all([serve(), launch()]);
  });
  after(async () => {
    await browser?.close();
    server?.stop();
  });

  /**
   * Opens the page. `reports` ([text, report] pairs) and `otherwise` stand in
   * for the real worker; `at` is added to the address; the rest is
   * playwright's.
   */
  async function open(t, { reports, otherwise, at = '', ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    if (reports) await useReports(page, reports, otherwise);
    t.after(async () => {
      await context.close();
      assert.deepEqual(errors, [], 'script errors');
    });
    page.address = new URL(at, server.url).href;
    await page.goto(page.address);
    await page.waitForSelector('.example', { state: 'attached' });
    return page;
  }
  return { open, url: () => server.url };
}

/** Pastes a text into the box, as Ctrl+V does, and waits for the answer. */
export async function paste(page, text) {
  await page.evaluate((value) => {
    const data = new DataTransfer();
    data.setData('text/plain', value);
    const box = document.querySelector('#text');
    box.select();
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    box.dispatchEvent(event);
  }, text);
  await answered(page);
}

/** Waits until the answer to the last input stands. */
export function answered(page) {
  return page.waitForSelector('body[data-verdict] #answer[aria-busy="false"]');
}

/** What the page answers: verdict and causes in the order of the page. */
export function answer(page) {
  return page.evaluate(() => ({
    verdict: document.body.dataset.verdict,
    sentence: document.querySelector('#verdict h2').innerText,
    causes: [...document.querySelectorAll('[data-cause]')]
      .sort((a, b) => Number(a.dataset.finding) - Number(b.dataset.finding))
      .map((element) => element.dataset.cause),
    text: document.querySelector('#answer').textContent,
  }));
}
