// The client of the worker. The worker starts from a blob, so that it
// inherits the policy of this page: it cannot open connections either.

let worker = null;
let starting = null;
let lastId = 0;
const waiting = new Map();

async function source() {
  // The single-file page carries the script in itself.
  const inline = document.getElementById('worker-source');
  return inline ? inline.textContent : (await import('./worker-source.js')).default;
}

function fail(message) {
  for (const { reject } of waiting.values()) reject(new Error(message));
  waiting.clear();
}

function receive({ data }) {
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
  starting ??= source().then((text) => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    worker = new Worker(url);
    worker.onmessage = receive;
    worker.onerror = (event) => {
      fail(event.message || 'the worker could not start');
      stop();
    };
    URL.revokeObjectURL(url);
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
