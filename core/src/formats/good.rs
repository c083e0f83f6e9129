//! The gate for large logs: lines that Exim and Postfix write for every good
//! message, known by a look at their raw bytes. It must agree with the readers
//! of these formats: what passes here tells them of no fault
//! (`good_tests.rs` holds that over all samples).

use super::{exim_line, exim_mainlog, postfix};
use crate::text::gate::{Delivery, Good};
use memchr::memmem::Finder;
use std::sync::LazyLock;

/// Longer lines are read in full: something else may hide in them.
const LONGEST: usize = 2000;

/// Whether a line is one of a message on its good way.
pub(crate) fn gate(line: &[u8]) -> Option<Good<'_>> {
    if line.len() > LONGEST {
        return None;
    }
    of_exim(line).or_else(|| of_postfix(line))
}

/// `2024-03-01 10:00:00 1rfXyZ-0007cx-1U <= a@b ...`, with the log selectors
/// for milliseconds, time zone and pid.
fn of_exim(line: &[u8]) -> Option<Good<'_>> {
    let rest = after_exim_stamp(line)?;
    let (id, rest) = exim_id(rest)?;
    let delivery = match rest {
        b"Completed" | [b'<' | b'(', b'=', b' ', ..] => None,
        [b'=' | b'-' | b'>', b'>', b' ', rest @ ..] => {
            let to = recipient(rest)?;
            Some(Delivery { key: id, to, process: b"" })
        }
        _ => return None,
    };
    Some(Good { format: exim_mainlog::READER.name, delivery })
}

/// The first word, where it is an address; what looks odd is left to the reader of the format.
fn recipient(rest: &[u8]) -> Option<&[u8]> {
    let first = &rest[..memchr::memchr(b' ', rest).unwrap_or(rest.len())];
    if memchr::memchr(b'@', first).is_some() && first.last() != Some(&b':') {
        return first.is_ascii().then_some(first);
    }
    exim_line::recipient(std::str::from_utf8(rest).ok()?).filter(|to| to.is_ascii()).map(str::as_bytes)
}

fn after_exim_stamp(line: &[u8]) -> Option<&[u8]> {
    let stamp = line.first_chunk::<19>()?;
    let shaped = stamp[4] == b'-' && stamp[7] == b'-' && stamp[10] == b' ' && stamp[13] == b':';
    if !(shaped && stamp[16] == b':' && stamp[..4].iter().all(u8::is_ascii_digit)) {
        return None;
    }
    let mut rest = &line[19..];
    if let [b'.', digits @ ..] = rest {
        rest = after_digits(digits);
    }
    rest = rest.strip_prefix(b" ")?;
    if let [b'+' | b'-', zone @ ..] = rest {
        rest = after_digits(zone).strip_prefix(b" ")?;
    }
    if let [b'[', pid @ ..] = rest {
        rest = after_digits(pid).strip_prefix(b"] ")?;
    }
    Some(rest)
}

/// The message id (6-6-2, since Exim 4.97 6-11-4), and what follows.
fn exim_id(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let dash = |at: usize| text.get(at) == Some(&b'-');
    let len = match () {
        () if dash(6) && dash(13) => 16,
        () if dash(6) && dash(18) => 23,
        () => return None,
    };
    let (id, rest) = text.split_at_checked(len)?;
    Some((id, rest.strip_prefix(b" ")?))
}

/// `Mar  1 10:00:00 mail postfix/qmgr[99]: 4F1A2B3C4D: removed`
fn of_postfix(line: &[u8]) -> Option<Good<'_>> {
    let bsd = line.get(9) == Some(&b':');
    if !(bsd || line.iter().take(4).all(u8::is_ascii_digit)) {
        return None;
    }
    let rest = &line[daemon(line, bsd)?..];
    let end = process_end(&rest[..rest.len().min(HEAD)])?;
    let (head, said) = (&rest[..end], &rest[end + 3..]);
    let good = |delivery| Some(Good { format: postfix::READER.name, delivery });
    let note = |fits: bool| if fits { good(None) } else { None };
    let mut word = 0;
    while ALPHANUMERIC[usize::from(*said[..said.len().min(22)].get(word)?)] {
        word += 1;
    }
    if said[word] == b' ' {
        return note(said.starts_with(b"connect from ") || said.starts_with(b"disconnect from "));
    }
    let (id, said) = (&said[..word], said[word..].strip_prefix(b": ")?);
    if !(5..=20).contains(&id.len()) {
        return None;
    }
    match said.first()? {
        b'm' | b'c' | b'u' | b'r' => {
            note(said == b"removed" || NOTES.iter().any(|start| said.starts_with(start)))
        }
        b'f' if said.starts_with(b"from=<") => {
            note(said.ends_with(b"(queue active)") || ACTIVE.find(said).is_some())
        }
        b't' if said.starts_with(b"to=<") && SENT.find(said).is_some() => {
            let pid = &head[memchr::memrchr(b'[', head)? + 1..];
            let rest = &said[4..];
            let to = &rest[..memchr::memchr2(b'>', b',', rest).filter(|end| *end > 0)?];
            if to.is_ascii() { good(Some(Delivery { key: id, to, process: pid })) } else { None }
        }
        _ => None,
    }
}

const NOTES: [&[u8]; 4] = [b"client=", b"message-id=", b"uid=", b"removed"];

/// Letters and digits: what queue ids consist of.
const ALPHANUMERIC: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// Bytes of a line in which the stamp and the name of the machine stand, and
/// of what follows the bytes in which the daemon and its process do.
const HEAD: usize = 120;

// A finder is made once: making it costs more than one search in a line.
static POSTFIX: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b" postfix"));
static ACTIVE: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b"(queue active)"));
static SENT: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(b" status=sent ("));

/// Where the name of the daemon stands: mostly behind the stamp and one word.
fn daemon(line: &[u8], bsd: bool) -> Option<usize> {
    let from = if bsd { 16 } else { memchr::memchr(b' ', &line[..line.len().min(HEAD)])? + 1 };
    let host = line.get(from..line.len().min(HEAD))?;
    let at = from + memchr::memchr(b' ', host)?;
    if line[at + 1..].starts_with(b"postfix") {
        return Some(at);
    }
    POSTFIX.find(&line[..line.len().min(HEAD)])
}

/// Where `]: ` stands.
fn process_end(head: &[u8]) -> Option<usize> {
    let fits = |end: &usize| head[*end..].starts_with(b"]: ");
    let first = memchr::memchr(b']', head)?;
    if fits(&first) { Some(first) } else { memchr::memchr_iter(b']', head).find(fits) }
}

fn after_digits(text: &[u8]) -> &[u8] {
    let len = text.iter().take_while(|b| b.is_ascii_digit()).count();
    &text[len..]
}

#[cfg(test)]
#[path = "good_tests.rs"]
mod tests;
