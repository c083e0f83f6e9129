import { byId } from '../dom.js';

// Three states in a circle: as the system has it, the other one, and back.
const NAMES = { light: 'light', dark: 'dark', system: 'as the system has them' };

function store(theme) {
  try {
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage can be forbidden; the choice lasts as long as the page then.
  }
}

function apply(theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  byId('theme').setAttribute('aria-label', `Colours: ${NAMES[theme]}`);
  byId('theme').title = `Colours: ${NAMES[theme]}`;
}

/** Binds the switch of colours. */
export function bind() {
  const order = matchMedia('(prefers-color-scheme: dark)').matches ? ['system', 'light', 'dark'] : ['system', 'dark', 'light'];
  let theme = document.documentElement.dataset.theme ?? 'system';
  apply(theme);
  byId('theme').addEventListener('click', () => {
    theme = order[(order.indexOf(theme) + 1) % order.length];
    store(theme);
    apply(theme);
  });
}
