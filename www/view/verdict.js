import { el } from '../dom.js';
import { move, sureness, waiting } from '../words.js';

const GLYPHS = { fault: '✗', healthy: '✓', unknown: '?' };
const NAMES = { fault: 'Fault: ', healthy: 'Healthy: ', unknown: 'Cannot tell: ' };

/** The sentence, and how sure, whose move, does waiting help. */
export function verdict(report) {
  const first = report.verdict === 'fault' ? report.findings[0] : null;
  return [
    el(
      'h2',
      null,
      el('span.glyph', { 'aria-hidden': 'true' }, GLYPHS[report.verdict]),
      el('span', null, el('span.sr', null, NAMES[report.verdict]), report.summary),
    ),
    first && facts(first),
  ];
}

/** One line in words. */
export function facts(finding) {
  return el(
    'p.facts',
    null,
    el('span', null, sureness(finding.confidence)),
    el('span', null, move(finding)),
    el('span', null, waiting(finding.retry)),
  );
}
