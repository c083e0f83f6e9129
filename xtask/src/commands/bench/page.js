// How long the page's module takes for a file under Node, in seconds: the first
// time, and the best of several; like `wasm/examples/speed.rs`.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const RUNS = 10;
const PIECE = 64 * 1024;
const [folder, path] = process.argv.slice(2);
const { Analyzer, initSync } = await import(pathToFileURL(`${folder}/index.js`));
initSync({ module: readFileSync(`${folder}/smtpdiag_bg.wasm`) });
const bytes = readFileSync(path);
const times = [];
let findings = 0;
for (let run = 0; run < RUNS; run += 1) {
  const begun = performance.now();
  const analyzer = new Analyzer('paste');
  for (let at = 0; at < bytes.length; at += PIECE) analyzer.feed(bytes.subarray(at, at + PIECE));
  findings = analyzer.finish().findings.length;
  times.push((performance.now() - begun) / 1000);
}
console.log(times[0], Math.min(...times), findings);
