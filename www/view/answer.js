import { byId, el, put, withCode } from '../dom.js';
import { counted } from '../words.js';
import { chain } from './chain.js';
import { row } from './chip.js';
import { finding, folded } from './finding.js';
import { session } from './session.js';
import { unmatched } from './unmatched.js';
import { verdict } from './verdict.js';

const FURTHER = 50;

/** The index of the finding that all of this follows from. */
function rootOf(findings, number) {
  let root = number;
  // Bounded: a chain is never longer than the list.
  for (let steps = 0; steps < findings.length; steps += 1) {
    const above = findings[root].consequence_of;
    if (above === null || above === undefined) return root;
    root = above;
  }
  return root;
}

/** Roots in order, each with the findings that follow from it. */
function grouped(findings) {
  const groups = new Map();
  findings.forEach((item, number) => {
    const root = rootOf(findings, number);
    if (!groups.has(root)) groups.set(root, []);
    if (root !== number) groups.get(root).push([item, number]);
  });
  return [...groups].sort(([a], [b]) => a - b);
}

function notes(report) {
  const { redactions, notes: texts, complete } = report;
  const masked = redactions > 0 && `${counted(redactions, 'secret')} masked in this answer.`;
  const cut = !complete && 'A bound was reached; the answer covers a part of the input.';
  const all = [...texts, cut, masked].filter(Boolean);
  return all.length > 0 && row('Notes', all.map((text) => el('p', null, withCode(text))));
}

/** Puts a report into the page. */
export function show(report, actions) {
  document.body.dataset.verdict = report.verdict;
  byId('verdict').replaceChildren();
  put(byId('verdict'), verdict(report));

  const groups = grouped(report.findings);
  const [first] = report.verdict === 'fault' ? groups : [];
  const further = (first ? groups.slice(1) : groups).slice(0, FURTHER);
  const { findings } = report;
  byId('details').replaceChildren();
  put(
    byId('details'),
    chain(report),
    first && finding(findings[first[0]], first[0], first[1], actions),
    report.verdict === 'healthy' && report.sessions.slice(0, 3).map((item) => row('Seen', session(item))),
    further.length > 0 &&
      row(first ? 'Further' : 'Found', further.map(([number, followers]) => folded(findings[number], number, followers, actions))),
    report.unmatched.length > 0 && row('Not named', unmatched(report, actions)),
    notes(report),
  );
}

/** Takes the answer away. */
export function clear() {
  delete document.body.dataset.verdict;
  byId('verdict').replaceChildren();
  byId('details').replaceChildren();
}

/** Says that something else than a report came back. */
export function say(...content) {
  delete document.body.dataset.verdict;
  byId('details').replaceChildren();
  byId('verdict').replaceChildren(el('p.hint', null, ...content));
}

/** Opens a finding, wherever it is folded, and moves to it. */
export function openFinding(number) {
  const target = byId(`finding-${number}`);
  if (!target) return null;
  for (let above = target; above; above = above.parentElement?.closest('details')) {
    if (above.tagName === 'DETAILS') above.open = true;
  }
  return target;
}
