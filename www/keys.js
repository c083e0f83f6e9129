// Single keys: `/` the box, `n` and `p` the findings, Esc clears. They stay
// out of the way where text is typed and where a dialog is open.

function typing(target) {
  return target instanceof Element && target.closest('textarea, input, select') !== null;
}

/** Binds the keys to {focus, step, clear}. */
export function bind({ focus, step, clear }) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.key === 'Escape') {
      clear();
      return;
    }
    if (typing(event.target)) return;
    const act = { '/': focus, n: () => step(1), p: () => step(-1) }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
