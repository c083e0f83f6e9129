import { el } from '../dom.js';
import { counted } from '../words.js';
import { copyButton } from './copy.js';

const SHOWN = 20;

function line({ line: number, text, count }, actions) {
  return el(
    'li',
    null,
    el(
      'button.evidence',
      { type: 'button', onclick: () => actions.showLine(number) },
      el('span.chip.unknown', { 'aria-hidden': 'true' }, '?'),
      el('span.line', null, `line ${number}`),
      el('code', null, text.length > 400 ? `${text.slice(0, 400)} …` : text),
      count > 1 && el('span.hint', null, `${count} times`),
    ),
  );
}

/** Error-like lines that no rule names, and a text to report them with. */
export function unmatched(report, actions) {
  const all = report.unmatched;
  const text = ['Lines that smtpdiag does not name (variable parts taken out):', ...all.map(({ template, count }) => `- ${template} (${counted(count, 'time')})`)].join('\n');
  const list = [
    el('ul.plain', null, all.slice(0, SHOWN).map((item) => line(item, actions))),
    all.length > SHOWN && el('p.hint', null, `and ${all.length - SHOWN} more`),
    el('p.hint.with-copy', null, 'Report them, with names and addresses taken out:', copyButton(text, 'the report of these lines')),
  ].filter(Boolean);
  // Beside a named fault they matter less.
  if (report.verdict === 'fault') return el('details.fold', null, el('summary', null, `${counted(all.length, 'line')} that no rule names`), list);
  return [el('p', null, 'They look like errors, and no rule names them yet.'), ...list];
}
