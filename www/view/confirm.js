import { el, withCode } from '../dom.js';
import { system } from '../words.js';
import { command } from './copy.js';

/** Commands that prove or disprove the diagnosis, and what they print. */
export function confirm(finding) {
  return finding.confirm.map((check) =>
    el(
      'div.check',
      null,
      system(check.os) && el('p.hint', null, system(check.os)),
      command(check.command),
      el('p', null, withCode(check.expect)),
    ),
  );
}
