// The ways into the page: typing, paste anywhere, drop, a file, a link.
import { byId } from './dom.js';
import { textOfFragment } from './fragment.js';

/** Binds them to {onedit, ontext, onfile}. */
export function bind({ onedit, ontext, onfile }) {
  const box = byId('text');
  const file = byId('file');
  box.addEventListener('input', onedit);
  box.addEventListener('paste', (event) => {
    // Into an empty box, or over everything: the whole text is new. A paste
    // into the middle of a text is an edit, and comes as one.
    const whole = box.value === '' || (box.selectionStart === 0 && box.selectionEnd === box.value.length);
    if (whole && takePaste(event, ontext, onfile)) event.preventDefault();
  });
  document.addEventListener('paste', (event) => {
    if (event.target instanceof Element && event.target.closest('textarea, input')) return;
    if (takePaste(event, ontext, onfile)) event.preventDefault();
  });
  byId('open').addEventListener('click', () => file.click());
  file.addEventListener('change', () => {
    if (file.files.length > 0) onfile(file.files[0]);
    file.value = '';
  });
  bindDrop(ontext, onfile);
  window.addEventListener('hashchange', () => takeFragment(ontext));
  takeFragment(ontext);
}

function takePaste(event, ontext, onfile) {
  const [pasted] = event.clipboardData.files;
  if (pasted) {
    onfile(pasted);
    return true;
  }
  const text = event.clipboardData.getData('text/plain');
  if (text === '') return false;
  ontext(text);
  return true;
}

function takeFragment(ontext) {
  const text = textOfFragment(location.hash);
  if (text) ontext(text);
}

function bindDrop(ontext, onfile) {
  const veil = byId('drop');
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    veil.hidden = false;
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) veil.hidden = true;
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    veil.hidden = true;
    const [file] = event.dataTransfer.files;
    if (file) onfile(file);
    else if (event.dataTransfer.getData('text/plain')) ontext(event.dataTransfer.getData('text/plain'));
  });
}
