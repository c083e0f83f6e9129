// How long the page's module takes for a file under Node, in seconds of a
// processor: the first time, and the best of several; like `wasm/examples/speed.rs`.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const RUNS = 10;
const PIECE = 64 * 1024;
// What this thread has had of a processor. The engine compiles on other ones.
const seconds = () => Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e9;
const [folder, path] = process.argv.slice(2);
const { Analyzer, initSync } = await import(pathToFileURL(`${folder}/index.js`));
initSync({ module: readFileSync(`${folder}/smtpdiag_bg.wasm`) });
const bytes = readFileSync(path);
const times = [];
let findings = 0;
for (let run = 0; run < RUNS; run += 1) {
  const begun = seconds();
  const analyzer = new Analyzer('paste');
  for (let at = 0; at < bytes.length; at += PIECE) analyzer.feed(bytes.subarray(at, at + PIECE));
  findings = analyzer.finish().findings.length;
  times.push(seconds() - begun);
}
console.log(times[0], Math.min(...times), findings);
