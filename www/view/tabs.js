import { el } from '../dom.js';

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
    const index = (buttons.indexOf(event.target) + to + buttons.length) % buttons.length;
    choose(index);
    buttons[index].focus();
  }

  open(Math.max(0, items.findIndex(({ key }) => key === first)));
  return [el('div.tabs', { role: 'tablist', 'aria-label': label, onkeydown }, buttons), panel];
}
