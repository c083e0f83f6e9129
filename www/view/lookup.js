import { byId, el, put, withCode } from '../dom.js';
import { ask } from '../engine.js';
import { references } from './finding.js';
import { fixes } from './fixes.js';

const dialog = byId('lookup');
const input = byId('lookup-text');
const answer = byId('lookup-answer');
let asked = 0;

function topic({ kind, id, title, text, facts, references: links }, findings) {
  return [
    el('p.hint', null, `${kind.replaceAll('-', ' ')} ${id}`),
    el('h3', null, title),
    text.map((paragraph) => el('p', null, withCode(paragraph))),
    // A cause brings itself as a finding without evidence.
    kind === 'cause' && findings.slice(0, 1).map((item) => [el('p', null, withCode(item.explanation)), fixes(item, 'lookup')]),
    facts.length > 0 && el('dl.facts-table', null, facts.map(([name, value]) => [el('dt', null, name), el('dd', null, value)])),
    references({ references: links }),
  ];
}

function message(report) {
  return [el('h3', null, report.summary), report.findings.slice(0, 3).map((item) => el('p', null, withCode(item.explanation)))];
}

async function lookUp() {
  const query = input.value.trim();
  asked += 1;
  const turn = asked;
  if (query === '') {
    answer.replaceChildren();
    return;
  }
  const report = await ask('explain', query).catch(() => null);
  if (turn !== asked) return;
  answer.replaceChildren();
  put(answer, report ? (report.topic ? topic(report.topic, report.findings) : message(report)) : el('p.hint', null, 'The look-up is not ready.'));
}

/** Opens the look-up, with a term already asked. */
export function explain(term = '') {
  input.value = term;
  if (!dialog.open) dialog.showModal();
  input.select();
  lookUp();
}

/** Binds the look-up's own elements. */
export function bind() {
  byId('lookup-open').addEventListener('click', () => explain());
  byId('lookup-close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  input.addEventListener('input', lookUp);
}
