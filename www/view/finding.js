import { el, withCode } from '../dom.js';
import { counted } from '../words.js';
import { chip, row } from './chip.js';
import { confirm } from './confirm.js';
import { evidence } from './evidence.js';
import { fixes } from './fixes.js';
import { facts } from './verdict.js';

/** A finding in full. `followers` are [finding, number] pairs that follow from it. */
export function finding(item, number, followers, actions) {
  return el(
    'article.finding',
    { id: `finding-${number}`, 'data-finding': number, 'data-cause': item.cause, tabindex: '-1', 'aria-label': item.title },
    item.evidence.length > 0 && row('Seen', evidence(item, number, actions), consequences(followers, actions)),
    row('Why', el('p', null, withCode(item.explanation))),
    item.fixes.length > 0 && act(row('Do this', fixes(item, number))),
    item.confirm.length > 0 && row('Check', confirm(item, number)),
    item.avoid.length > 0 && row('Don’t', item.avoid.map((text) => el('p', null, withCode(text)))),
    row('More', terms(item, actions), references(item)),
  );
}

/** The row that the eye must find first. */
function act(element) {
  element.classList.add('act');
  return element;
}

/** A finding folded to one line. */
export function folded(item, number, followers, actions) {
  const body = finding(item, number, followers, actions);
  body.prepend(el('p.summary', null, item.summary), facts(item));
  const line = item.evidence[0]?.line;
  return el(
    'details.further',
    { 'data-finding': number },
    el('summary', null, chip(number), el('span', null, item.title), line && el('span.hint', null, `line ${line}`)),
    body,
  );
}

function consequences(followers, actions) {
  if (followers.length === 0) return null;
  return el(
    'details.fold',
    null,
    el('summary', null, `${counted(followers.length, 'thing follows', 'things follow')} from this`),
    followers.map(([item, number]) =>
      el(
        'div.consequence',
        { id: `finding-${number}`, 'data-finding': number, 'data-cause': item.cause, tabindex: '-1' },
        el('p', null, item.title),
        evidence(item, number, actions),
      ),
    ),
  );
}

/** The codes and the cause, each a way into the look-up. */
function terms({ cause, context }, actions) {
  const known = [cause, context.code && String(context.code), context.enhanced_code].filter(Boolean);
  return el(
    'p.terms',
    null,
    known.map((term) => el('button.term', { type: 'button', onclick: () => actions.explain(term) }, term)),
  );
}

/** Links that leave the page; they tell nobody where the reader came from. */
export function references(item) {
  if (item.references.length === 0) return null;
  return el(
    'ul.links',
    null,
    item.references
      .filter(({ url }) => /^https?:/.test(url))
      .map(({ title, url }) => el('li', null, el('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, title))),
  );
}
