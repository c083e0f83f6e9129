// The page: what comes in goes to the worker, what comes back is shown.
import { byId, el, reveal } from './dom.js';
import { ask, start, stop } from './engine.js';
import { EXAMPLES } from './examples.js';
import { dropFragment } from './fragment.js';
import { bind as bindInput } from './input.js';
import { bind as bindKeys } from './keys.js';
import { follow as followFindings, highlight } from './linking.js';
import { format, lineRange } from './words.js';
import { clear as clearAnswer, openFinding, say, show } from './view/answer.js';
import { draw, follow as followMarks, setText, showEvidence, showLine, text } from './view/editor.js';
import { lineOf, showLines, showReading } from './view/excerpt.js';
import { bind as bindForum } from './view/forum.js';
import { bind as bindLookup, explain } from './view/lookup.js';
import { bind as bindTheme } from './view/theme.js';

// Longer texts and files do not go into the box: only their lines that
// matter are shown. Up to here the sheet draws within a frame or two.
const BOX_LENGTH = 64 * 1024;
const BOX_LINES = 1500;

let turn = 0;
let report = null;
let excerpted = false;
let undo = '';
let finding = -1;
// The text of the last answer, as it was given; empty for a file.
let source = '';
// While one text is read, only the last of those that come meanwhile is kept.
let reading = false;
let next = null;

function busy(yes) {
  byId('answer').setAttribute('aria-busy', String(yes));
}

function layout(state, large) {
  document.body.dataset.state = state;
  excerpted = large;
  byId('editor').hidden = large;
  byId('excerpt').hidden = !large;
  byId('clear').hidden = state === 'empty';
  byId('forum-line').hidden = state === 'empty' || !source;
}

function recognised() {
  const named = report?.formats.slice(0, 3).map(({ name, first_line: a, last_line: b }) => `${format(name)}, ${lineRange(a, b)}`);
  byId('recognised').textContent = named?.length ? `recognised as: ${named.join(' · ')}` : '';
}

function pick(number) {
  const target = openFinding(number);
  finding = number;
  reveal(target, 'start');
  target?.focus({ preventScroll: true });
  highlight(number);
}

const actions = {
  explain,
  showEvidence(number, index) {
    if (excerpted) reveal(lineOf(report.findings[number].evidence[index].line), 'center');
    else showEvidence(number, index);
    highlight(number);
  },
  showLine: (number) => (excerpted ? reveal(lineOf(number), 'center') : showLine(number)),
};

function answered(result) {
  report = result;
  finding = -1;
  recognised();
  show(report, actions);
}

function failed(error) {
  if (error.message !== 'stopped') say(`The page could not read this: ${error.message}`);
}

/** Reads the text; `fresh` when it came as a whole, so that the answer may be moved to. */
async function read(value, fresh) {
  turn += 1;
  const mine = turn;
  busy(true);
  if (reading) {
    next = { value, fresh };
    return;
  }
  reading = true;
  try {
    const result = await ask('text', value);
    if (mine === turn) {
      answered(result);
      if (excerpted) showLines('Pasted text', value.length, report, pick);
      else draw(report, pick);
      if (fresh) moveToAnswer();
    }
  } catch (error) {
    if (mine === turn) failed(error);
  }
  if (mine === turn) busy(false);
  reading = false;
  const waiting = next;
  next = null;
  if (waiting) await read(waiting.value, waiting.fresh);
}

/** On a narrow screen the answer lies below the box. */
function moveToAnswer() {
  if (matchMedia('(max-width: 899px)').matches) reveal(byId('answer'), 'start');
}

function large(value) {
  if (value.length > BOX_LENGTH) return true;
  let lines = 0;
  for (let at = value.indexOf('\n'); at >= 0; at = value.indexOf('\n', at + 1)) lines += 1;
  return lines > BOX_LINES;
}

function take(value, fresh) {
  source = value;
  if (value.trim() === '') {
    reset();
    return;
  }
  const big = large(value);
  layout('answered', big);
  if (big) showReading('Pasted text', value.length);
  else draw(null, pick);
  read(value, fresh);
}

function takeText(value) {
  setText(large(value) ? '' : value.replaceAll('\r\n', '\n'));
  take(text() || value, true);
}

async function takeFile(file) {
  turn += 1;
  const mine = turn;
  next = null;
  source = '';
  layout('answered', true);
  clearAnswer();
  busy(true);
  showReading(file.name, file.size);
  try {
    const result = await ask('file', file, (share) => mine === turn && showReading(file.name, file.size, share));
    if (mine !== turn) return;
    answered(result);
    showLines(file.name, file.size, report, pick);
    moveToAnswer();
  } catch (error) {
    if (mine === turn) failed(error);
  }
  if (mine === turn) busy(false);
}

/** Empties the page. What was typed can be brought back once. */
function reset() {
  turn += 1;
  next = null;
  if (excerpted && !report) stop();
  report = null;
  finding = -1;
  busy(false);
  recognised();
  clearAnswer();
  draw(null, pick);
  layout('empty', false);
  dropFragment();
}

function clear() {
  if (document.body.dataset.state === 'empty') return;
  undo = text();
  setText('');
  reset();
  byId('text').focus();
  if (undo) say('Cleared.', el('button.quiet', { type: 'button', onclick: () => takeText(undo) }, 'Bring it back'));
}

function step(by) {
  if (!report?.findings.length) return;
  const count = report.findings.length;
  pick((Math.max(finding, by > 0 ? -1 : 0) + by + count) % count);
  if (!excerpted) showEvidence(finding, 0);
}

function examples() {
  byId('examples').replaceChildren(
    ...EXAMPLES.map(({ name, text: value }) => el('button.example', { type: 'button', onclick: () => takeText(value) }, name)),
  );
}

examples();
bindTheme();
bindLookup();
bindForum(() => ask('redact', source));
bindKeys({ focus: () => byId('text').focus(), step, clear });
followFindings(byId('answer'));
followFindings(byId('backdrop'));
followFindings(byId('excerpt'));
followMarks(pick);
byId('clear').addEventListener('click', clear);
if (location.protocol === 'file:') byId('save').hidden = true;
draw(null, pick);
bindInput({ onedit: () => take(text(), false), ontext: takeText, onfile: takeFile });
// What was typed before this script ran counts too.
if (text() !== '') take(text(), false);
start().catch(failed);
