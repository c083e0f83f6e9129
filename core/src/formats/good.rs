//! The gate for large logs: lines that Exim and Postfix write for every good
//! message, known by a look at their raw bytes. It must agree with the readers
//! of these formats: what passes here tells them of no fault
//! (`good_tests.rs` holds that over all samples).

use super::{exim_line, postfix};
use crate::text::gate::{Delivery, Good};
use memchr::memmem;

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
            let to = exim_line::recipient(text(rest)?)?;
            Some(Delivery { key: text(id)?, to, process: "" })
        }
        _ => return None,
    };
    Some(Good { format: "exim-mainlog", delivery })
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
    // The stamp and the name of the machine stand before.
    const HEAD: usize = 120;
    let at = memmem::find(&line[..line.len().min(HEAD)], b" postfix")?;
    let stamped = line.iter().take(4).all(u8::is_ascii_digit) || line.get(9) == Some(&b':');
    if !stamped {
        return None;
    }
    let rest = &line[at..];
    let end = memmem::find(&rest[..rest.len().min(HEAD)], b"]: ")?;
    let (head, said) = (&rest[..end], &rest[end + 3..]);
    let good = |delivery| Some(Good { format: "postfix", delivery });
    if said.starts_with(b"connect from ") || said.starts_with(b"disconnect from ") {
        return good(None);
    }
    let colon = memchr::memchr(b':', &said[..said.len().min(22)])?;
    let (id, said) = (&said[..colon], said[colon..].strip_prefix(b": ")?);
    if !(5..=20).contains(&id.len()) || !id.iter().all(u8::is_ascii_alphanumeric) {
        return None;
    }
    const NOTES: [&[u8]; 4] = [b"message-id=", b"client=", b"uid=", b"removed"];
    if NOTES.iter().any(|note| said.starts_with(note)) {
        return good(None);
    }
    if said.starts_with(b"from=<") {
        return memmem::find(said, b"(queue active)").and_then(|_| good(None));
    }
    let sent = said.starts_with(b"to=<") && memmem::find(said, b" status=sent (").is_some();
    if !sent {
        return None;
    }
    let pid = &head[memchr::memrchr(b'[', head)? + 1..];
    good(Some(Delivery { key: text(id)?, to: postfix::field(text(said)?, "to=<")?, process: text(pid)? }))
}

fn text(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()
}

fn after_digits(text: &[u8]) -> &[u8] {
    let len = text.iter().take_while(|b| b.is_ascii_digit()).count();
    &text[len..]
}

#[cfg(test)]
#[path = "good_tests.rs"]
mod tests;
