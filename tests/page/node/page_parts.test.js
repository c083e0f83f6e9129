// The parts of the page that need no browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf, marksInLine, marksOf, toIndexes } from '../../../www/evidence.js';
import { textOfFragment } from '../../../www/fragment.js';
import { PLACES, placeOf } from '../../../www/places.js';
import { sureness, waiting } from '../../../www/words.js';
import { evidenceOf, finding, report } from '../fixtures/reports.js';

test('byte offsets become string indexes', () => {
  // One, two, three and four bytes, and half a pair, which counts three.
  const text = 'aé–😀\ud800z';
  const ends = [1, 3, 6, 10, 13, 14];
  const indexes = toIndexes(text, ends);
  assert.deepEqual(ends.map((end) => indexes.get(end)), [1, 2, 3, 5, 6, 7]);
  assert.equal(toIndexes(text, [999]).get(999), text.length);
});

test('marks cover exactly the words, after characters of any width', () => {
  const text = 'né – 😀\n2014–08–31 Permission denied (13)\n';
  const marks = marksOf(text, report({ findings: [finding({ evidence: [evidenceOf(text, 'Permission denied (13)')] })] }));
  assert.deepEqual(marks.map(({ start, end }) => text.slice(start, end)), ['Permission denied (13)']);
});

test('of overlapping marks the first finding keeps the place', () => {
  const text = 'one two three';
  const of = (words) => finding({ evidence: [evidenceOf(text, words)] });
  const marks = marksOf(text, report({ findings: [of('two three'), of('one two'), of('one')] }));
  assert.deepEqual(marks.map(({ finding: number }) => number), [2, 0]);
});

test('lines and what is marked in them', () => {
  const lines = linesOf('ab\n\ncd');
  assert.deepEqual(lines, [{ start: 0, end: 2 }, { start: 3, end: 3 }, { start: 4, end: 6 }]);
  assert.deepEqual(marksInLine([{ start: 1, end: 5, finding: 0 }], lines[0]), [{ start: 1, end: 2, finding: 0 }]);
  assert.deepEqual(marksInLine([{ start: 1, end: 5, finding: 0 }], lines[2]), [{ start: 4, end: 5, finding: 0 }]);
});

test('a fragment opens with a text', () => {
  assert.equal(textOfFragment('#t=a%20%E2%80%93%0Ab'), 'a –\nb');
  assert.equal(textOfFragment('#t=%E2%80'), null);
  assert.equal(textOfFragment('#other'), null);
});

test('every stage has a place on the way', () => {
  const ids = PLACES.map(([id]) => id);
  for (const stage of ['client', 'dns', 'network', 'tls', 'auth', 'envelope', 'message', 'delivery']) {
    assert.ok(ids.includes(placeOf({ cause: 'x.y', stage })), stage);
  }
  assert.equal(placeOf({ cause: 'net.permission-denied', stage: 'network' }), 'machine');
  assert.equal(placeOf({ cause: 'recipient.unknown', stage: 'envelope' }), 'recipient');
});

test('numbers become words', () => {
  assert.deepEqual([0.95, 0.94, 0.7, 0.69].map(sureness), ['certain', 'likely', 'likely', 'possible']);
  assert.equal(waiting({ helps: true, after: '15 minutes' }), 'waiting helps: 15 minutes');
});
