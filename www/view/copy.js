import { el } from '../dom.js';

/** Copies a text; false where the browser does not let us. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No permission, or a page from disk in an old browser.
    return false;
  }
}

/** A button that copies a text and says so. `label` names what it copies. */
export function copyButton(text, label) {
  const says = el('span', { 'aria-live': 'polite' }, 'Copy');
  const button = el('button.copy', { type: 'button', 'aria-label': `Copy ${label}` }, says);
  button.addEventListener('click', async () => {
    says.textContent = (await copy(text)) ? 'Copied' : 'Select and copy by hand';
    button.addEventListener('blur', () => (says.textContent = 'Copy'), { once: true });
  });
  return button;
}

/** A command with its copy button. */
export function command(text) {
  return el('div.command', null, el('pre', { tabindex: '0' }, el('code', null, text)), copyButton(text, 'the command'));
}
