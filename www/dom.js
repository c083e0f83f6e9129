// Builds elements. Data reaches the page only as text: there is no way here
// to turn a string into markup.

/**
 * Makes an element: `el('p.note', { id: 'x', onclick: f }, 'text', child)`.
 * Children that are null, undefined or false are left out.
 */
export function el(selector, attributes, ...children) {
  const [tag, ...classes] = selector.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  put(element, ...children);
  return element;
}

/** Appends children, lists of children and strings. */
export function put(element, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child);
  }
  return element;
}

/** The element of that id. */
export function byId(id) {
  return document.getElementById(id);
}

/** Text for screen readers only. */
export function hiddenText(text) {
  return el('span.sr', null, text);
}

/** Scrolls an element into view, calmly unless the reader wants no motion. */
export function reveal(element, block = 'nearest') {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block, behavior: still ? 'auto' : 'smooth' });
}

/** Text with `code` in backticks as code elements. */
export function withCode(text) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? el('code', null, part) : part));
}
