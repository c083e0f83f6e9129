import { el } from '../dom.js';

// So many stand in sight; the rest come with a button.
const SHOWN = 5;

/**
 * Tabs after the pattern that screen readers know. `items` are {name, key,
 * content}; `first` is the key to open with; `onselect` hears the reader's
 * choice.
 */
export function tabs(id, label, items, first, onselect) {
  const panel = el('div.panel', { role: 'tabpanel', id, tabindex: '0' });
  const buttons = items.map(({ name }, index) =>
    el('button', { type: 'button', role: 'tab', id: `${id}-${index}`, 'aria-controls': id, onclick: () => choose(index) }, name),
  );

  function open(index) {
    buttons.forEach((button, other) => {
      button.setAttribute('aria-selected', String(other === index));
      button.tabIndex = other === index ? 0 : -1;
    });
    panel.setAttribute('aria-labelledby', buttons[index].id);
    panel.replaceChildren(items[index].content);
  }

  function choose(index) {
    open(index);
    onselect(items[index].key);
  }

  function onkeydown(event) {
    const to = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!to) return;
    event.preventDefault();
    const seen = buttons.filter((button) => !button.hidden);
    const next = seen[(seen.indexOf(event.target) + to + seen.length) % seen.length];
    choose(buttons.indexOf(next));
    next.focus();
  }

  const start = Math.max(0, items.findIndex(({ key }) => key === first));
  open(start);
  const rest = buttons.slice(Math.max(SHOWN, start + 1));
  // One more button would take the place of one tab.
  if (rest.length > 1) rest.forEach((button) => (button.hidden = true));
  const more = rest.length > 1 && el('button.more', { type: 'button', onclick: () => unfold() }, `${rest.length} more`);

  function unfold() {
    rest.forEach((button) => (button.hidden = false));
    more.remove();
    rest[0].focus();
  }

  return [el('div.tab-row', null, el('div.tabs', { role: 'tablist', 'aria-label': label, onkeydown }, buttons), more), panel];
}
