// Ties findings to their evidence: every element with `data-finding` lights
// up together with the others of that number.

let current = null;

/** Lights up a finding everywhere; null puts all out. */
export function highlight(finding) {
  const number = finding === null ? null : String(finding);
  if (number === current) return;
  current = number;
  document.body.toggleAttribute('data-linked', number !== null);
  for (const element of document.querySelectorAll('[data-finding]')) {
    element.classList.toggle('on', element.dataset.finding === number);
  }
}

/** The number of the finding that an element belongs to, or null. */
function numberAt(target) {
  const element = target instanceof Element ? target.closest('[data-finding]') : null;
  return element ? Number(element.dataset.finding) : null;
}

/** Follows pointer and focus below `root`. */
export function follow(root) {
  root.addEventListener('pointerover', (event) => highlight(numberAt(event.target)));
  root.addEventListener('pointerleave', () => highlight(null));
  root.addEventListener('focusin', (event) => highlight(numberAt(event.target)));
  root.addEventListener('focusout', () => highlight(null));
}

/** Hue of a finding: five, then they repeat; the number tells them apart. */
export function hue(finding) {
  return `hue-${finding % 5}`;
}
