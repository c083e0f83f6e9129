import { el, hiddenText } from '../dom.js';
import { PLACES, placeOf, placesSeen } from '../places.js';

const SAYS = { before: 'reached', seen: 'works', fails: 'fails here', after: 'not reached', untried: 'not tried' };

/** The way of the mail, with the place where it fails; null where nothing is known of it. */
export function chain(report) {
  const states = report.verdict === 'fault' ? failing(report.findings[0]) : working(report);
  if (!states) return null;
  const stops = PLACES.map(([id, name]) => {
    const state = states(id);
    return el(`li.${state}`, null, el('i', { 'aria-hidden': 'true' }), el('span', null, name), hiddenText(`: ${SAYS[state]}`));
  });
  return el('ol.chain', { 'aria-label': 'The way of the mail' }, ...stops);
}

function failing(finding) {
  const order = PLACES.map(([id]) => id);
  const at = order.indexOf(placeOf(finding));
  return (id) => {
    const index = order.indexOf(id);
    if (index === at) return 'fails';
    return index < at ? 'before' : 'after';
  };
}

function working({ verdict, sessions }) {
  if (verdict !== 'healthy' || sessions.length === 0) return null;
  const seen = placesSeen(sessions[0]);
  return (id) => (seen.has(id) ? 'seen' : 'untried');
}
