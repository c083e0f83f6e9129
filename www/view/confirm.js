import { el, withCode } from '../dom.js';
import { system } from '../words.js';
import { command } from './copy.js';
import { tabs } from './tabs.js';

// The reader's own system stands open; checks run where the reader sits.
let chosen = /Windows/.test(navigator.userAgent) ? 'windows' : /Mac/.test(navigator.userAgent) ? 'macos' : 'linux';

function check({ command: text, expect }) {
  return el('div.check', null, command(text), el('p', null, withCode(expect)));
}

/** Commands that prove or disprove the diagnosis, and what they print. */
export function confirm(finding, number) {
  const everywhere = finding.confirm.filter(({ os }) => os === 'any').map(check);
  const systems = [...new Set(finding.confirm.map(({ os }) => os).filter((os) => os !== 'any'))];
  const items = systems.map((os) => ({
    name: system(os),
    key: os,
    content: el('div', null, finding.confirm.filter((item) => item.os === os).map(check)),
  }));
  if (items.length === 0) return everywhere;
  const apart = tabs(`check-${number}`, 'Your system', items, chosen, (os) => {
    chosen = os;
  });
  return [everywhere, apart];
}
