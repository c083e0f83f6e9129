import { el, hiddenText } from '../dom.js';
import { counted } from '../words.js';
import { chip } from './chip.js';

const SHOWN = 3;
const LONGEST = 400;

function shortened(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}

/** The lines that show a finding, as buttons that lead to them in the text. */
export function evidence(finding, number, actions) {
  const rows = finding.evidence.map((piece, index) =>
    el(
      'li',
      null,
      el(
        'button.evidence',
        { type: 'button', 'data-finding': number, onclick: () => actions.showEvidence(number, index) },
        chip(number),
        el('span.line', null, `line ${piece.line}`),
        el('code', null, shortened(piece.text)),
        hiddenText('show in the text'),
      ),
    ),
  );
  const more = rows.splice(SHOWN);
  const unseen = finding.count - finding.evidence.length;
  return [
    el('ul.plain', null, rows),
    more.length > 0 && el('details.fold', null, el('summary', null, `${counted(more.length, 'more line')}`), el('ul.plain', null, more)),
    unseen > 0 && el('p.hint', null, times(finding)),
  ];
}

function times({ count, first_seen: first, last_seen: last }) {
  const span = first && last && first !== last ? `, from ${first} to ${last}` : '';
  return `Seen ${counted(count, 'time')}${span}.`;
}
