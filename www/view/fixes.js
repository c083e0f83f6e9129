import { el, withCode } from '../dom.js';
import { tabs } from './tabs.js';

// The platform that the reader chose; it holds for the findings after it.
let chosen = null;

function steps(fix) {
  return el('ol.steps', null, fix.steps.map((step) => el('li', null, withCode(step))));
}

function capital(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What to do, a tab a platform; the detected platform stands first. */
export function fixes(finding, number) {
  if (finding.fixes.length < 2) return finding.fixes.map(steps);
  const items = finding.fixes.map((fix) => ({ name: capital(fix.name), key: fix.platform, content: steps(fix) }));
  return tabs(`fix-${number}`, 'Where it runs', items, chosen, (platform) => {
    chosen = platform;
  });
}
