//! Soft wraps: one line of a log that a mail client or a terminal broke in two.

use crate::limits;
use crate::smtp::EnhancedCode;
use crate::text::Line;

/// Shortest width at which programs wrap lines.
const NARROWEST: usize = 60;
/// Widest line that was wrapped rather than written so.
const WIDEST: usize = 132;

/// How an answer of this program shows a line, and its columns in a pipe.
const SEEN: &str = "  seen    ";
const OWN_WIDTH: usize = 80;

const MONTHS: [&str; 12] =
    ["Jan ", "Feb ", "Mar ", "Apr ", "May ", "Jun ", "Jul ", "Aug ", "Sep ", "Oct ", "Nov ", "Dec "];

/// Holds one line back until it is known whether the next one continues it.
#[derive(Debug, Default)]
pub(super) struct Wrap {
    held: Option<Held>,
}

#[derive(Debug)]
struct Held {
    line: Line,
    /// Characters of the piece added last.
    width: usize,
}

impl Wrap {
    pub(super) fn push(&mut self, line: Line, out: &mut Vec<Line>) {
        if let Some(held) = &mut self.held
            && continues(held, &line.text)
        {
            held.width = line.text.chars().count();
            join(&mut held.line, &line);
            return;
        }
        self.flush(out);
        if may_be_wrapped(&line.text) {
            let width = line.text.chars().count();
            self.held = Some(Held { line, width });
        } else {
            out.push(line);
        }
    }

    pub(super) const fn holds(&self) -> bool {
        self.held.is_some()
    }

    pub(super) fn flush(&mut self, out: &mut Vec<Line>) {
        out.extend(self.held.take().map(|held| held.line));
    }
}

/// Whether the next line may belong to this one. Lines of daemons are one line
/// by nature; PHPMailer and bounces indent the further lines of one message.
fn may_be_wrapped(text: &str) -> bool {
    starts_with_stamp(text)
        || text.starts_with(SEEN)
        || text.len() <= WIDEST * 4 && opens_a_reply(text)
        || is_folded(text)
}

/// Lines that are one by nature: of daemons, and of PHPMailer with its stamp.
fn is_one_line(text: &str) -> bool {
    is_daemon_line(text) || starts_with_stamp(text) && PHPMAILER.iter().any(|mark| text.contains(mark))
}

const PHPMAILER: [&str; 5] =
    ["SERVER -> CLIENT: ", "CLIENT -> SERVER: ", "SMTP ERROR: ", "SMTP Error: ", "Connection: opening"];

fn continues(held: &Held, next: &str) -> bool {
    let words = next.trim_start();
    let text = &held.line.text;
    if words.is_empty() || text.len() + next.len() > limits::JOINED {
        return false;
    }
    if text.starts_with(SEEN) {
        return indentation(next) == SEEN.len() && is_wider_than(OWN_WIDTH, held, words);
    }
    if is_indented_by_tab(next) {
        return starts_with_stamp(text);
    }
    if is_folded(text) && (indentation(next) > indentation(text) || breaks_off(held, words)) {
        return true;
    }
    (is_one_line(text) || opens_a_reply(text)) && goes_on(held, next, words)
}

fn goes_on(held: &Held, next: &str, words: &str) -> bool {
    let open = is_open(&held.line.text);
    let width = is_full(held, words);
    let structural = words.starts_with(['<', '>', '=', '*', '#', '{', '}', '|']) && !open;
    let indented = next.len() - words.len() > 8;
    let other = is_daemon_line(words) || starts_with_stamp(words) || is_marked(words);
    (open && (width || opens_a_reply(&held.line.text)) || width && !begins_a_sentence(words))
        && !structural
        && !indented
        && !other
}

/// How PHPMailer indents the further lines of a reply: 19 blanks, TAB, 18 blanks.
fn is_indented_by_tab(next: &str) -> bool {
    next.len() - next.trim_start_matches(' ').len() >= 10 && next.trim_start_matches(' ').starts_with('\t')
}

/// The parts of a bounce that are folded: `<ann@example.net>: reason`, `Diagnostic-Code: smtp; reason`.
fn is_folded(text: &str) -> bool {
    let text = text.trim_start();
    let inner = text.strip_prefix('<').and_then(|rest| rest.split_once(">: "));
    let address = inner.is_some_and(|(address, _)| address.contains('@') && !address.contains(' '));
    const FIELD: &str = "diagnostic-code:";
    address || text.get(..FIELD.len()).is_some_and(|name| name.eq_ignore_ascii_case(FIELD))
}

/// Whether the line broke where it was too long for the next word, which begins nothing new.
fn breaks_off(held: &Held, words: &str) -> bool {
    let named = words
        .split(' ')
        .next()
        .is_some_and(|word| word.len() > 3 && word.contains('-') && word.ends_with(':'));
    is_full(held, words)
        && !named
        && !words.starts_with(['<', '-'])
        && !is_one_line(words)
        && !is_marked(words)
}

/// The first word of the next line did not fit any more.
fn is_full(held: &Held, words: &str) -> bool {
    held.width <= WIDEST && is_wider_than(NARROWEST, held, words)
}

fn is_wider_than(columns: usize, held: &Held, words: &str) -> bool {
    let word = words.split(' ').next().map_or(0, |word| word.chars().count());
    held.width + 1 + word > columns
}

fn indentation(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// The host or the reply in parentheses has not ended.
fn is_open(text: &str) -> bool {
    let opened = text.matches('(').count();
    opens_a_reply(text) || opened > text.matches(')').count() || ends_in_a_code(text)
}

/// `command failed: 535 5.7.8`: the words of the reply are still to come.
fn ends_in_a_code(text: &str) -> bool {
    let last = text.trim_end().rsplit(' ').next().unwrap_or("");
    last.len() >= 5 && EnhancedCode::parse(last).is_some()
}

/// `host x said: 550-...` as Postfix writes it, up to `(in reply to ...)`.
fn opens_a_reply(text: &str) -> bool {
    text.contains("] said: ") && !text.contains("(in reply to ")
        || text.rfind("(in reply to ").is_some_and(|at| !text[at..].contains(')'))
}

/// A capital letter or a known word begins something new; the rest of a
/// wrapped line begins anyhow, so only an open parenthesis vouches for those.
fn begins_a_sentence(words: &str) -> bool {
    words.starts_with(|c: char| c.is_ascii_uppercase())
        || words.as_bytes().first_chunk::<3>().is_some_and(|c| c.iter().all(u8::is_ascii_digit))
}

/// Marks of dialogues: a line of one is never the rest of a log line.
fn is_marked(words: &str) -> bool {
    const MARKS: [&str; 12] = [
        "S: ",
        "C: ",
        "SMTP",
        "CLIENT ->",
        "SERVER ->",
        "LOG:",
        "Mailer Error",
        "Trying ",
        "Connected to",
        "Escape ",
        "send:",
        "reply:",
    ];
    MARKS.iter().any(|mark| words.starts_with(mark))
}

/// `Mon DD HH:MM:SS host prog[pid]: `, the same with an ISO stamp, or Exim's main log.
fn is_daemon_line(text: &str) -> bool {
    if !starts_with_stamp(text) {
        return false;
    }
    let head = text.char_indices().nth(120).map_or(text, |(end, _)| &text[..end]);
    let daemon = head.contains("]: ") && head.contains('[');
    let queue_id = head.split(' ').nth(2).is_some_and(is_exim_id);
    daemon || queue_id
}

fn is_exim_id(word: &str) -> bool {
    let parts: Vec<&str> = word.split('-').collect();
    matches!(parts.as_slice(), [a, b, c] if (a.len(), c.len()) == (6, 2) && matches!(b.len(), 6 | 11)
        || (a.len(), c.len()) == (6, 4) && b.len() == 11)
}

fn starts_with_stamp(text: &str) -> bool {
    let bytes = text.as_bytes();
    let iso = bytes.len() >= 19
        && bytes[..4].iter().all(u8::is_ascii_digit)
        && bytes[4] == b'-'
        && bytes[13] == b':';
    iso || MONTHS.iter().any(|month| text.starts_with(month)) && text.get(9..10) == Some(":")
}

fn join(held: &mut Line, next: &Line) {
    let start = next.text.len() - next.text.trim_start().len();
    let end = held.text.trim_end().len();
    held.text.truncate(end);
    let gap = held.map.span(0..end).end..next.span(start..next.text.len()).start;
    held.map = held.map.slice(0..end);
    held.map.add(end, gap, false);
    held.text.push(' ');
    held.map.append(end + 1, &next.map.slice(start..next.text.len()));
    held.text.push_str(&next.text[start..]);
}

#[cfg(test)]
#[path = "wrap_tests.rs"]
mod tests;
