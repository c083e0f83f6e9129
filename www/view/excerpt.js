import { byId, el } from '../dom.js';
import { hue } from '../linking.js';
import { size } from '../words.js';

// What stands in for the box when the input is too large for it, or a file:
// only the lines that the report points to, however large the input is.

const pane = byId('excerpt');
const LINES = 200;
const LONGEST = 2000;

function rowsOf(report) {
  const rows = report.findings.flatMap((finding, number) => finding.evidence.map(({ line, text }) => ({ line, text, number })));
  const unknown = report.unmatched.map(({ line, text }) => ({ line, text, number: null }));
  return [...rows, ...unknown].sort((a, b) => a.line - b.line).slice(0, LINES);
}

function line({ line: number, text, number: finding }, onpick) {
  const badge =
    finding === null
      ? el('span.badge.unknown', null, '?')
      : el(`button.badge.${hue(finding)}`, { type: 'button', 'data-finding': finding, 'aria-label': `Line ${number}: finding ${finding + 1}`, onclick: () => onpick(finding) }, String(finding + 1));
  const words = text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
  const attributes = { 'data-finding': finding };
  return el('div.line', { 'data-line': number }, badge, el('span.number', null, String(number)), el('span.words', null, finding === null ? words : el(`mark.${hue(finding)}`, attributes, words)));
}

/** Shows the pane with the name of what is read, and how far it is. */
export function showReading(name, bytes, share) {
  const done = share === undefined ? '' : `, ${Math.round(share * 100)} % read`;
  pane.replaceChildren(el('p.hint', null, `${name}, ${size(bytes)}${done}`));
}

/** Shows the lines of a report. */
export function showLines(name, bytes, report, onpick) {
  const rows = rowsOf(report);
  const says = rows.length === 0 ? 'no line stands out' : 'the lines that matter';
  pane.replaceChildren(el('p.hint', null, `${name}, ${size(bytes)}: ${says}`), ...rows.map((item) => line(item, onpick)));
}

/** The element of a line. */
export function lineOf(number) {
  return pane.querySelector(`[data-line="${number}"]`);
}
