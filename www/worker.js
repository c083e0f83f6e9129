// The worker: reads texts and files, one message at a time. `wasm_bindgen`
// (the bindings) stands above this text; `cargo xtask web` puts it there.

/* global wasm_bindgen */

async function unpacked(base64) {
  const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip')));
}

/** The module's bytes: a character each where a server compresses, gzip in base64 in the page that is one file. */
async function moduleBytes(code) {
  if (code.startsWith('gzip:')) return new Uint8Array(await (await unpacked(code.slice(5))).arrayBuffer());
  const bytes = new Uint8Array(code.length);
  for (let i = 0; i < code.length; i += 1) bytes[i] = code.charCodeAt(i);
  return bytes;
}

let begin;
const ready = new Promise((resolve) => {
  begin = resolve;
}).then(moduleBytes).then((module) => wasm_bindgen.initSync({ module }));

// What the causes say comes after the module, a layer at a time.
const given = new Set();
let complete = false;
const wake = [];

async function take({ code, layer, texts, packed, complete: all }) {
  if (code !== undefined) begin(code);
  await ready;
  if (layer !== undefined) give(layer, texts);
  if (packed !== undefined) {
    const layers = await (await unpacked(packed)).json();
    for (const [name, text] of Object.entries(layers)) give(name, text);
  }
  if (all || packed !== undefined) {
    complete = true;
    postMessage({ complete });
  }
  for (const resolve of wake.splice(0)) resolve();
}

function give(layer, texts) {
  wasm_bindgen.giveTexts(layer, texts);
  given.add(layer);
}

/** Waits until `there` holds; what is given meanwhile may make it so. */
async function until(there) {
  while (!there()) {
    await new Promise((resolve) => {
      wake.push(resolve);
    });
  }
}

const worded = (report) => complete || report.findings.every(({ cause }) => given.has(cause.split('.')[0]));

/** The report of a text, with the words of what it found. */
async function analyzeText(text) {
  const report = wasm_bindgen.analyze(text);
  if (worded(report)) return report;
  await until(() => worded(report));
  return wasm_bindgen.analyze(text);
}

/** Streams a file through the analyzer; gzip is unpacked on the way. */
async function analyzeFile(file, id) {
  const magic = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  let read = 0;
  let told = 0;
  const meter = new TransformStream({
    transform(chunk, controller) {
      read += chunk.byteLength;
      if (read - told > 4 << 20) {
        told = read;
        postMessage({ id, progress: read / file.size });
      }
      controller.enqueue(chunk);
    },
  });
  let stream = file.stream().pipeThrough(meter);
  if (magic[0] === 0x1f && magic[1] === 0x8b) stream = stream.pipeThrough(new DecompressionStream('gzip'));
  const analyzer = new wasm_bindgen.Analyzer('paste');
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      await until(() => complete);
      return analyzer.finish();
    }
    analyzer.feed(value);
  }
}

async function answer({ id, kind, value }) {
  switch (kind) {
    case 'text':
      return analyzeText(value);
    case 'file':
      return analyzeFile(value, id);
    case 'redact':
      return wasm_bindgen.redact(value);
    case 'explain':
      await until(() => complete);
      return wasm_bindgen.explain(value);
    default:
      throw new Error(`unknown message ${kind}`);
  }
}

let queue = ready;
onmessage = ({ data }) => {
  if (data.id === undefined) {
    take(data).catch((error) => setTimeout(() => {
      throw error;
    }));
    return;
  }
  queue = queue.then(async () => {
    try {
      postMessage({ id: data.id, result: await answer(data) });
    } catch (error) {
      postMessage({ id: data.id, error: String(error?.message ?? error) });
    }
  });
};
