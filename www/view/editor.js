import { byId, el, reveal } from '../dom.js';
import { linesOf, marksInLine, marksOf } from '../evidence.js';
import { highlight, hue } from '../linking.js';

// The box lies over a sheet with the same text in the same places. The sheet
// carries what a text area cannot: line numbers, marks and badges.

const sheet = byId('backdrop');
const box = byId('text');

/** The text in the box. */
export function text() {
  return box.value;
}

/** Puts a text into the box. */
export function setText(value) {
  box.value = value;
}

function pieces(value, line, marks) {
  const parts = [];
  let at = line.start;
  for (const mark of marks) {
    parts.push(value.slice(at, mark.start));
    parts.push(el(`mark.${hue(mark.finding)}`, { 'data-finding': mark.finding }, value.slice(mark.start, mark.end)));
    at = mark.end;
  }
  // An empty line must keep its height.
  parts.push(value.slice(at, line.end) || (parts.length === 0 ? '\u200b' : ''));
  return parts;
}

function badge(number, line, onpick) {
  const attributes = { type: 'button', 'data-finding': number, 'aria-label': `Line ${line}: finding ${number + 1}`, onclick: () => onpick(number) };
  return el(`button.badge.${hue(number)}`, attributes, String(number + 1));
}

/** Draws the sheet: all lines, and the marks of the report if there is one. */
export function draw(report, onpick) {
  const value = box.value;
  const marks = report ? marksOf(value, report) : [];
  const unknown = new Set(report?.unmatched.map(({ line }) => line) ?? []);
  const lines = linesOf(value).map((line, index) => {
    const inLine = marksInLine(marks, line);
    const numbers = [...new Set(inLine.map(({ finding }) => finding))];
    return el(
      'div.line',
      { 'data-line': index + 1 },
      numbers.slice(0, 2).map((number) => badge(number, index + 1, onpick)),
      numbers.length === 0 && unknown.has(index + 1) && el('span.badge.unknown', { title: 'No rule names this line' }, '?'),
      el('span.words', { 'aria-hidden': 'true' }, pieces(value, line, inLine)),
    );
  });
  sheet.replaceChildren(...lines);
}

/** The finding whose mark lies under the pointer, or null. */
function markAt({ clientX: x, clientY: y }) {
  for (const mark of sheet.querySelectorAll('mark')) {
    for (const area of mark.getClientRects()) {
      if (x >= area.left && x <= area.right && y >= area.top && y <= area.bottom) return Number(mark.dataset.finding);
    }
  }
  return null;
}

/** Lets marks answer to the pointer through the box that lies over them. */
export function follow(onpick) {
  box.addEventListener('pointermove', (event) => {
    const finding = markAt(event);
    box.classList.toggle('over-mark', finding !== null);
    highlight(finding);
  });
  box.addEventListener('pointerleave', () => highlight(null));
  box.addEventListener('click', (event) => {
    const finding = markAt(event);
    // A click that selects text is no click on a mark.
    if (finding !== null && box.selectionStart === box.selectionEnd) onpick(finding);
  });
}

/** Moves to a piece of evidence in the text. */
export function showEvidence(number, index) {
  const marks = sheet.querySelectorAll(`mark[data-finding="${number}"]`);
  reveal(marks[index] ?? marks[0], 'center');
  highlight(number);
}

/** Moves to a line. */
export function showLine(number) {
  reveal(sheet.querySelector(`[data-line="${number}"]`), 'center');
}
