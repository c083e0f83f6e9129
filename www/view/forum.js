import { byId } from '../dom.js';
import { copy } from './copy.js';

const LABEL = 'Copy a version for a forum';

/** Binds the button that copies a text without secrets and names. `redacted` gives it. */
export function bind(redacted) {
  const button = byId('forum');
  const says = button.firstElementChild;
  button.addEventListener('click', async () => {
    let done = false;
    try {
      done = await copy(await redacted());
    } catch {
      // The worker was stopped: nothing to copy.
    }
    says.textContent = done ? 'Copied: read it before you post it' : 'It could not be copied';
    button.addEventListener('blur', () => (says.textContent = LABEL), { once: true });
  });
}
