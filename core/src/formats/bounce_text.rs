//! What bounces say to people: of Postfix, Exim, qmail, sendmail, Exchange and
//! Microsoft 365, Gmail, Yahoo, and of those who write alike.

use super::bounce::{Part, Weight};
use super::outcome::{Said, address};
use super::{Claim, Reader, Row, Talk, embedded_reply, error_words};

pub(super) const READER: Reader = Reader { name: "bounce-text", claim, read };

/// How bounces begin; what they say next belongs to them.
const OPENERS: [&str; 19] = [
    "This is the mail system at host ",
    "This message was created automatically by mail delivery software",
    "Hi. This is the qmail-send program at ",
    "Hi. This is the deliver program at ",
    "Delivery to the following recipient failed permanently",
    "Delivery to the following recipients failed",
    "This is an automatically generated Delivery Status Notification",
    "Sorry, we were unable to deliver your message to the following address",
    "Sorry, I wasn't able to deliver your message",
    "Delivery has failed to these recipients or groups",
    "Your message did not reach some or all of the intended recipients",
    "This is the Postfix program at host ",
    "A message that you sent could not be delivered to",
    "A message that you have sent could not be delivered to",
    "----- The following addresses had ",
    "The original message was received at ",
    "Your message could not be delivered for more than ",
    "I'm sorry to have to inform you that your message could not",
    "Diagnostic information for administrators:",
];

/// Headlines of Gmail, in bold.
const HEADLINES: [&str; 5] = [
    "Address not found",
    "Message not delivered",
    "Message blocked",
    "Delivery incomplete",
    "Recipient inbox full",
];

/// What stands before the message that came back.
const COPIES: [&str; 12] = [
    "------ This is a copy of ",
    "--- Below this line is a copy of the message",
    "--- Enclosed is a copy of the message",
    "--- Enclosed are the original headers",
    "----- Original message -----",
    "----- Message header follows -----",
    "----- Original message follows -----",
    "Original message headers:",
    "----- Unsent message below -----",
    "--- The header of the original message is following",
    "----- Forwarded message -----",
    "------ The body of the message is ",
];

/// Marks of a dialogue that some put before what was said.
const MARKS: [&str; 5] = ["<<< ", ">>> ", "(reason: ", "* ", "- "];

/// What programs add behind a reason: it says nothing about why.
const TAILS: [&str; 2] = ["Giving up on ", "I'm not going to try again"];

/// Longest line that may be an address alone.
const ADDRESS: usize = 320;

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    if talk.in_message() || talk.bounce.part == Part::Skipped {
        return Claim::No;
    }
    if opens(row.text) || split_reason(row.text).is_some() {
        Claim::Sure
    } else if talk.bounce.part == Part::Text {
        Claim::Likely
    } else {
        Claim::No
    }
}

fn opens(text: &str) -> bool {
    let text = text.trim();
    let headline = text.starts_with("**") && HEADLINES.contains(&text.trim_matches(['*', ' ']));
    let about_message =
        text.starts_with("Your message to ") && text.contains('@') && text.contains("delivered");
    headline || about_message || OPENERS.iter().any(|opener| text.starts_with(opener.trim_end()))
}

/// `<ann@example.net>: host mx said: 550 ...`, also `(expanded from ...):` and `failed: ...`.
fn split_reason(text: &str) -> Option<(&str, &str)> {
    let (to, rest) = text.trim_start().strip_prefix('<')?.split_once('>')?;
    let rest = match rest.strip_prefix(" (expanded from ") {
        Some(rest) => &rest[rest.find("):")? + 1..],
        None => rest,
    };
    let rest = rest.strip_prefix(" failed:").or_else(|| rest.strip_prefix(':'))?;
    let fits = to.contains('@') && !to.contains(' ') && (rest.is_empty() || rest.starts_with(' '));
    fits.then_some((to, rest.trim()))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    if talk.bounce.part != Part::Text {
        // Prose behind the fields of a report is another bounce.
        if talk.bounce.part == Part::Status {
            talk.close_bounce();
        }
        talk.bounce.part = Part::Text;
    }
    let trimmed = row.with(row.text.trim());
    let text = trimmed.text;
    if COPIES.iter().any(|copy| text.starts_with(copy)) {
        talk.close_paragraph();
        talk.bounce.part = Part::Skipped;
    } else if let Some((to, reason)) = split_reason(text) {
        talk.close_paragraph();
        talk.bounce.recipient = Some(Said::of(&trimmed.with(to)));
        talk.bounce.near = true;
        if !reason.is_empty() {
            talk.bounce.paragraph = Some(Said::of(&trimmed.with(reason)));
        }
    } else if text.is_empty() || TAILS.iter().any(|tail| text.starts_with(tail)) {
        talk.close_paragraph();
        talk.bounce.near = false;
    } else if is_address(text) {
        talk.close_paragraph();
        talk.bounce.recipient = Some(Said::of(&trimmed));
        talk.bounce.near = true;
    } else {
        words(&trimmed, talk);
    }
}

/// A line that is an address and nothing else.
fn is_address(text: &str) -> bool {
    let bare = text.trim_start_matches(['*', '-', '•', ' ']).trim_end_matches([':', ' ', ',']);
    let unlinked = bare.split_once("](mailto:").map_or(bare, |(bare, _)| bare);
    text.len() <= ADDRESS
        && address(text).is_some_and(|found| unlinked.trim_matches(['<', '>', '[', ']', '(', ')']) == found)
}

/// Lines of one paragraph are one text, but a reply begins anew.
fn words(row: &Row<'_>, talk: &mut Talk) {
    let mark = MARKS.iter().find(|mark| row.text.starts_with(**mark));
    let row = row.with(mark.map_or(row.text, |mark| &row.text[mark.len()..]));
    let row = if mark == Some(&"(reason: ") { row.with(row.text.trim_end_matches(')')) } else { row };
    if mark.is_some()
        || row.text.starts_with("Remote server returned '")
        || row.text.starts_with("Remote Server returned '")
    {
        talk.close_paragraph();
    }
    match &mut talk.bounce.paragraph {
        Some(said) => said.extend(&row),
        None => talk.bounce.paragraph = Some(Said::of(&row)),
    }
    if mark.is_some_and(|mark| mark.starts_with(['<', '>', '('])) {
        talk.close_paragraph();
    }
}

impl Talk {
    /// What was said since the last blank line is complete.
    pub(crate) fn close_paragraph(&mut self) {
        let Some(said) = self.bounce.paragraph.take() else { return };
        let names = self.bounce.recipient.is_none() && said.text.starts_with("Your message ");
        if let Some(to) = address(&said.text).filter(|_| names) {
            self.bounce.recipient = Some(Said { text: to.to_owned(), ..said.clone() });
        }
        let about = self.bounce.recipient.is_some() && !names && error_words::is_error(&said.text);
        let reason = about || self.bounce.near || embedded_reply::find(&said.text).is_some();
        self.bounce.human(said, if reason { Weight::Reason } else { Weight::Prose });
    }
}
