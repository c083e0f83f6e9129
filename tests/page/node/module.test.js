// The wasm module under Node, by the same package that other pages can use.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { REAL_INPUT, missing } from '../support/real_input.js';

const FOLDER = process.env.SMTPDIAG_WASM ?? new URL('../../../target/smtpdiag-wasm', import.meta.url).pathname;
const bytes = readFileSync(`${FOLDER}/smtpdiag_bg.wasm`);
const encoder = new TextEncoder();
let smtpdiag;

before(async () => {
  smtpdiag = await import(pathToFileURL(`${FOLDER}/index.js`));
  smtpdiag.initSync({ module: bytes });
});

function causes(report) {
  return { verdict: report.verdict, causes: report.findings.map(({ cause }) => cause) };
}

test('the module imports nothing but its bindings', () => {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
  const foreign = imports.filter(({ module }) => module !== './smtpdiag_bg.js');
  assert.deepEqual(foreign, []);
  // No clock, no randomness, no network: JSON.parse and what the glue itself needs.
  const names = imports.map(({ name }) => name).filter((name) => !name.startsWith('__wbindgen_'));
  assert.ok(names.every((name) => /^__wbg_(parse|__wbindgen_\w+)_?/.test(name)), names.join(', '));
});

for (const entry of REAL_INPUT) {
  test(`real input: ${entry.file}`, () => {
    const report = smtpdiag.analyze(entry.text);
    assert.deepEqual(missing(entry, causes(report)), []);
    const [first] = report.findings;
    for (const platform of entry.platforms ?? []) assert.ok(first.fixes.some((fix) => fix.platform === platform), `no steps for ${platform}`);
    for (const words of entry.fix_words ?? []) assert.ok(JSON.stringify(first).includes(words), `no ${words}`);
    if (entry.server) assert.ok(JSON.stringify(report.sessions).includes(entry.server), 'no session names the server');
    if (entry.recognised) assert.match(JSON.stringify([report.formats, first?.context]), new RegExp(entry.recognised, 'i'));
  });
}

test('evidence points to the bytes of the input', () => {
  for (const { text } of REAL_INPUT) {
    const whole = encoder.encode(text);
    for (const finding of smtpdiag.analyze(text).findings) {
      for (const { start, end } of finding.evidence) assert.ok(start < end && end <= whole.length, `${start} to ${end}`);
    }
  }
});

test('a text, its bytes and its pieces give one report', () => {
  for (const { text } of REAL_INPUT) {
    const whole = encoder.encode(text);
    const analyzer = new smtpdiag.Analyzer('paste');
    for (let at = 0; at < whole.length; at += 7) analyzer.feed(whole.subarray(at, at + 7));
    const report = smtpdiag.analyze(text);
    assert.deepEqual(analyzer.finish(), report);
    assert.deepEqual(smtpdiag.analyzeBytes(whole), report);
  }
});

test('a version for a forum holds no names and gets the same answer', () => {
  const text = 'to=<joe@secret.org>, relay=mail.secret.org[8.20.30.40]:25, status=bounced (550 5.1.1 User unknown) password=hunter22\n';
  const made = smtpdiag.redact(text);
  assert.doesNotMatch(made, /joe|secret|8\.20\.30\.40|hunter22/);
  assert.deepEqual(causes(smtpdiag.analyze(made)), causes(smtpdiag.analyze(text)));
});

test('a report is a plain object of the contract', () => {
  const report = smtpdiag.analyze('');
  assert.equal(report.schema, 'smtpdiag.report.v1');
  assert.equal(Object.getPrototypeOf(report), Object.prototype);
  assert.equal(smtpdiag.explain('535').schema, 'smtpdiag.report.v1');
  assert.match(smtpdiag.version(), /^\d+\.\d+\.\d+/);
});

test('the types name every field of a report', () => {
  const types = readFileSync(`${FOLDER}/smtpdiag.d.ts`, 'utf8');
  assert.match(types, /export function analyze\(text: string\): Report;/);
  const declared = types.slice(types.indexOf('export type Report ='));
  for (const field of Object.keys(smtpdiag.analyze(''))) assert.match(declared, new RegExp(`\\b${field}: `));
});
