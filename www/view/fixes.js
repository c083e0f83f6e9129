import { el, withCode } from '../dom.js';

// The platform that the reader chose; it holds for the findings after it.
let chosen = null;

function steps(fix) {
  return el('ol.steps', null, fix.steps.map((step) => el('li', null, withCode(step))));
}

/** What to do, a tab a platform; the detected platform stands first. */
export function fixes(finding, number) {
  if (finding.fixes.length < 2) return finding.fixes.map(steps);
  const id = (index) => `fix-${number}-${index}`;
  const panel = el('div.panel', { role: 'tabpanel', id: `fix-${number}`, tabindex: '0' });
  const tabs = finding.fixes.map((fix, index) =>
    el('button', { type: 'button', role: 'tab', id: id(index), 'aria-controls': panel.id, onclick: () => select(index, true) }, fix.name),
  );

  function select(index, byReader) {
    if (byReader) chosen = finding.fixes[index].platform;
    tabs.forEach((tab, other) => {
      tab.setAttribute('aria-selected', String(other === index));
      tab.tabIndex = other === index ? 0 : -1;
    });
    panel.setAttribute('aria-labelledby', id(index));
    panel.replaceChildren(steps(finding.fixes[index]));
  }

  function onkeydown(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const index = (tabs.indexOf(event.target) + step + tabs.length) % tabs.length;
    select(index, true);
    tabs[index].focus();
  }

  select(Math.max(0, finding.fixes.findIndex(({ platform }) => platform === chosen)), false);
  return [el('div.tabs', { role: 'tablist', 'aria-label': 'Where it runs', onkeydown }, tabs), panel];
}
