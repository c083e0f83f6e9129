// The worker: reads texts and files, one message at a time. `wasm_bindgen`
// (the bindings) and `MODULE` (the module as text) stand above
// this text; `cargo xtask web` puts them there.

/* global wasm_bindgen, MODULE */

function fromHex(hex) {
  if (Uint8Array.fromHex) return Uint8Array.fromHex(hex);
  const value = (code) => (code < 58 ? code - 48 : code - 87);
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i += 1) {
    bytes[i] = value(hex.charCodeAt(2 * i)) * 16 + value(hex.charCodeAt(2 * i + 1));
  }
  return bytes;
}

async function fromGzip(base64) {
  const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The module's bytes: hexadecimal where a server compresses, packed in the page that is one file. */
async function moduleBytes() {
  return MODULE.startsWith('gzip:') ? fromGzip(MODULE.slice(5)) : fromHex(MODULE);
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
    if (done) return analyzer.finish();
    analyzer.feed(value);
  }
}

async function answer({ id, kind, value }) {
  switch (kind) {
    case 'text':
      return wasm_bindgen.analyze(value);
    case 'file':
      return analyzeFile(value, id);
    case 'redact':
      return wasm_bindgen.redact(value);
    case 'explain':
      return wasm_bindgen.explain(value);
    default:
      throw new Error(`unknown message ${kind}`);
  }
}

let queue = moduleBytes().then((module) => wasm_bindgen.initSync({ module }));
onmessage = ({ data }) => {
  queue = queue.then(async () => {
    try {
      postMessage({ id: data.id, result: await answer(data) });
    } catch (error) {
      postMessage({ id: data.id, error: String(error?.message ?? error) });
    }
  });
};
