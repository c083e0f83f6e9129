// The client of the worker. The worker starts from a blob, so that it
// inherits the policy of this page: it cannot open connections either.

let worker = null;
let starting = null;
let lastId = 0;
const waiting = new Map();

// The single-file page carries all parts in itself; else they are files.
const inline = (name) => document.getElementById(name)?.textContent;
const source = async () => inline('worker-source') ?? (await import('./worker-source.js')).default;
const module = async () => inline('module') ?? (await import('./module.js')).default;

/**
 * Gives the worker what the causes say. All of it is loaded, layer by layer in
 * one order, whatever was pasted: so requests tell nothing, and from then on
 * the page needs no network.
 */
async function giveTexts(to) {
  if (inline('texts')) {
    to.postMessage({ packed: inline('texts') });
    return;
  }
  const { default: layers } = await import('./texts/layers.js');
  await Promise.all(layers.map(async (layer) => {
    const { default: texts } = await import(`./texts/${layer}.js`);
    to.postMessage({ layer, texts });
  }));
  to.postMessage({ complete: true });
}

function fail(message) {
  for (const { reject } of waiting.values()) reject(new Error(message));
  waiting.clear();
}

function receive({ data }) {
  if (data.complete) {
    document.body.dataset.loaded = '';
    return;
  }
  const request = waiting.get(data.id);
  if (!request) return;
  if (data.progress !== undefined) {
    request.onprogress?.(data.progress);
    return;
  }
  waiting.delete(data.id);
  if (data.error === undefined) {
    request.resolve(data.result);
    return;
  }
  request.reject(new Error(data.error));
  // A module that trapped may hold broken state: the next text gets a new one.
  stop();
}

/** Starts the worker, once. */
export async function start() {
  starting ??= Promise.all([source(), module()]).then(([text, code]) => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    const mine = new Worker(url);
    const broken = (message) => {
      if (worker !== mine) return;
      fail(message);
      stop();
    };
    worker = mine;
    mine.onmessage = receive;
    mine.onerror = (event) => broken(event.message || 'the worker could not start');
    URL.revokeObjectURL(url);
    mine.postMessage({ code });
    giveTexts(mine).catch(() => broken('a part of the page could not be loaded; load the page again'));
  });
  return starting;
}

/** Ends what runs; the next request starts a new worker. */
export function stop() {
  worker?.terminate();
  worker = null;
  starting = null;
  fail('stopped');
}

/** Asks the worker: `text`, `file` or `explain` give a report, `redact` gives a text. */
export async function ask(kind, value, onprogress) {
  await start();
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject, onprogress });
    worker.postMessage({ id, kind, value });
  });
}
