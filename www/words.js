// What numbers and ids of a report are called.

/** How sure: certain, likely, possible; from the same shares as in the terminal (`core/src/render/words.rs`). */
export function sureness(confidence) {
  if (confidence >= 0.95) return 'certain';
  return confidence >= 0.7 ? 'likely' : 'possible';
}

/** Whose move it is. */
export function move(finding) {
  switch (finding.who) {
    case 'you':
      return 'your move';
    case 'your-host':
      return 'your hosting provider’s move';
    case 'provider':
      return finding.context.provider ? `${finding.context.provider}’s move` : 'the mail provider’s move';
    case 'recipient':
      return 'the recipient’s side must act';
    default:
      return 'nobody has to act';
  }
}

/** Whether waiting helps. */
export function waiting(retry) {
  if (!retry.helps) return 'waiting does not help';
  return retry.after ? `waiting helps: ${retry.after}` : 'waiting helps';
}

const SYSTEMS = { linux: 'Linux', macos: 'macOS', windows: 'Windows' };

/** Name of an operating system; empty where the command holds everywhere. */
export function system(os) {
  return SYSTEMS[os] ?? '';
}

/** A count with its noun. */
export function counted(count, one, many = `${one}s`) {
  return `${count} ${count === 1 ? one : many}`;
}

/** "line 3", "lines 3 to 40". */
export function lineRange(first, last) {
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}

/** Bytes in words. */
export function size(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  const kib = bytes / 1024;
  return kib < 1024 ? `${Math.round(kib)} KiB` : `${(kib / 1024).toFixed(1)} MiB`;
}

const FORMATS = {
  'error-line': 'error lines',
  phpmailer: 'PHPMailer',
  postfix: 'Postfix log',
  'exim-mainlog': 'Exim main log',
  'exim-rejectlog': 'Exim reject log',
  'exim-verbose': 'Exim transcript',
  'python-smtplib': 'Python smtplib',
  telnet: 'telnet session',
  transcript: 'SMTP transcript',
  swaks: 'swaks transcript',
};

/** Name of a format for people; unknown ones as they are. */
export function format(name) {
  return FORMATS[name] ?? name.replaceAll('-', ' ');
}
