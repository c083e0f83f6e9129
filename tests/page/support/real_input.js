// The lines that people post, shared with the tests of the command line.
import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../real-input/', import.meta.url);

/** Entries of expected.json with their text. */
export const REAL_INPUT = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')).map((entry) => ({
  ...entry,
  text: readFileSync(new URL(entry.file, FOLDER), 'utf8'),
}));

/** What of `expected` does not hold for these causes, as sentences. */
export function missing(expected, { verdict, causes }) {
  const wrong = [];
  if (verdict !== expected.verdict) wrong.push(`verdict ${verdict}, not ${expected.verdict}`);
  if (expected.first && !expected.first.includes(causes[0])) wrong.push(`first ${causes[0]}, not ${expected.first.join(' or ')}`);
  for (const cause of expected.all ?? []) {
    const names = [cause].flat();
    if (!names.some((name) => causes.includes(name))) wrong.push(`no ${names.join(' or ')} among ${causes.join(', ')}`);
  }
  return wrong;
}
