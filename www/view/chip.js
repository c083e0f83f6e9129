import { el } from '../dom.js';
import { hue } from '../linking.js';

/** The number of a finding, in its colour. Findings count from 1 for people. */
export function chip(finding) {
  return el(`span.chip.${hue(finding)}`, { 'aria-hidden': 'true' }, String(finding + 1));
}

/** A row of the answer: a quiet label at the side, content beside it. */
export function row(label, ...content) {
  return el('div.row', null, el('h3', null, label), el('div.content', null, ...content));
}
