//! Mails that report on mails: delivery status notifications (RFC 3464),
//! complaints (RFC 5965), and replies of absent people. Their headers and
//! fields; what they say in prose is `bounce_text`'s.

use super::bounce::Part;
use super::mail_header::{begins_mail, field};
use super::outcome::{Fate, Said, address, without_type};
use super::{Claim, Reader, Row, Talk};
use crate::session::{EventKind, Side};
use crate::smtp::{EnhancedCode, ReplyLine, Step};

pub(super) const READER: Reader = Reader { name: "dsn", claim, read };

/// Fields of reports; no other text has them.
const FIELDS: [&str; 13] = [
    "final-recipient",
    "original-recipient",
    "diagnostic-code",
    "reporting-mta",
    "remote-mta",
    "received-from-mta",
    "last-attempt-date",
    "final-log-id",
    "will-retry-until",
    "arrival-date",
    "original-envelope-id",
    "feedback-type",
    "dsn-gateway",
];

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let part = talk.bounce.part;
    if talk.in_message() {
        return Claim::No;
    }
    if is_field(row.text) || is_boundary(row.text, talk) || is_mail(row, talk) {
        return Claim::Sure;
    }
    let folded = row.text.is_empty() || is_folded(row, talk);
    match part {
        Part::Header if is_verdict(row.text.trim_start()) => Claim::No,
        Part::Header if folded || field(row.text.trim_start()).is_some() => Claim::Likely,
        Part::Status if folded || field(row.text).is_some() || goes_on(row, talk) => Claim::Likely,
        Part::Skipped => Claim::Likely,
        _ => Claim::No,
    }
}

/// Fields in which the receiving side says what it thinks of the sender.
fn is_verdict(text: &str) -> bool {
    ["Authentication-Results:", "Received-SPF:", "ARC-Authentication-Results:"]
        .iter()
        .any(|name| text.starts_with(name))
}

/// Whether a line goes on from the field above; a whole paste may be indented.
fn is_folded(row: &Row<'_>, talk: &Talk) -> bool {
    indentation(row.text) > talk.bounce.indent
}

fn indentation(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

/// The words of a field, whatever the case of its name.
fn known(text: &str) -> Option<(String, &str)> {
    let (name, value) = field(text.trim_start_matches(['`', '*', ' ', '\t']))?;
    Some((name.to_ascii_lowercase(), value))
}

fn is_field(text: &str) -> bool {
    // Most lines of a log end here.
    if !text.trim_start_matches(['`', '*', ' ', '\t']).starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    known(text).is_some_and(|(name, value)| match name.as_str() {
        "action" => fate(value).is_some(),
        "status" => EnhancedCode::at_start(value).is_some(),
        name if name.starts_with("x-") && name.ends_with("-queue-id") => true,
        name => FIELDS.contains(&name),
    })
}

/// A mail begins here; within one that is skipped, only that of a mailbox file.
fn is_mail(row: &Row<'_>, talk: &Talk) -> bool {
    let mailbox = row.text.trim_start().starts_with("From ");
    let within = matches!(talk.bounce.part, Part::Header | Part::Skipped);
    begins_mail(row.text.trim_start()) && (mailbox || !within)
}

/// `--xyz` between the parts of a mail.
fn is_boundary(text: &str, talk: &Talk) -> bool {
    let Some(rest) = text.trim_start().strip_prefix("--") else { return false };
    match (talk.bounce.part, &talk.bounce.header.boundary) {
        (Part::None, _) => false,
        (Part::Skipped, Some(outer)) => rest.starts_with(outer.as_str()),
        _ => {
            let name = rest.trim_end_matches('-');
            name.len() >= 6 && !name.contains(' ') && name.bytes().any(|b| b.is_ascii_alphanumeric())
        }
    }
}

/// A further line of the diagnostic that lost its indentation.
fn goes_on(row: &Row<'_>, talk: &Talk) -> bool {
    let code = |text: &str| ReplyLine::parse(text.trim()).map(|line| line.code);
    let told = talk.bounce.outcome.diagnostic.as_ref().filter(|_| talk.bounce.in_diagnostic);
    told.is_some_and(|said| code(&said.text).is_some() && code(&said.text) == code(row.text))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    if is_boundary(row.text, talk) {
        return boundary(row.text, talk);
    }
    if is_field(row.text) {
        if talk.bounce.part != Part::Status {
            talk.close_paragraph();
            talk.bounce.part = Part::Status;
        }
        return status(row, talk);
    }
    if is_mail(row, talk) {
        // Behind the fields of a report, or its words, comes the message that it is about.
        let told = matches!(talk.bounce.part, Part::Status | Part::Text);
        if told && !row.text.trim_start().starts_with("From ") {
            talk.close_paragraph();
            talk.close_outcome();
            talk.bounce.part = Part::Skipped;
            return;
        }
        talk.open_mail();
    }
    match talk.bounce.part {
        Part::Header if row.text.is_empty() => end_of_header(row, talk),
        Part::Header => {
            let folded = is_folded(row, talk);
            talk.bounce.header.take(row.text.trim_start(), folded);
            if !folded {
                talk.bounce.indent = indentation(row.text);
            }
        }
        Part::Status => status(row, talk),
        _ => {}
    }
}

fn boundary(text: &str, talk: &mut Talk) {
    talk.close_paragraph();
    let name = text.trim().trim_start_matches('-').trim_end_matches('-');
    talk.bounce.header.boundary.get_or_insert_with(|| name.to_owned());
    talk.bounce.header.next_part();
    talk.bounce.part = Part::Header;
}

fn end_of_header(row: &Row<'_>, talk: &mut Talk) {
    // The blank line behind a boundary ends no header.
    if talk.bounce.header.is_absence() {
        let said = Said { text: "automatic reply: the message arrived".into(), ..Said::of(row) };
        talk.push(said.event(Side::Local, Some(Step::Message), EventKind::Delivered));
    }
    talk.bounce.part = talk.bounce.header.body();
}

/// A field of a report, or what goes on from one.
fn status(row: &Row<'_>, talk: &mut Talk) {
    if is_folded(row, talk) && !is_field(row.text) || goes_on(row, talk) {
        if let Some(said) = talk.bounce.outcome.diagnostic.as_mut().filter(|_| talk.bounce.in_diagnostic) {
            said.extend(row);
        }
        return;
    }
    let Some((name, value)) = known(row.text) else { return };
    talk.bounce.indent = indentation(row.text);
    let said = || Said::of(&row.with(without_type(value)));
    talk.bounce.in_diagnostic = name == "diagnostic-code";
    let again = match name.as_str() {
        "final-recipient" => differs(value, talk),
        "action" => talk.bounce.outcome.fate.is_some(),
        "diagnostic-code" => talk.bounce.outcome.diagnostic.is_some(),
        _ => false,
    };
    if again {
        talk.close_outcome();
        talk.bounce.in_diagnostic = name == "diagnostic-code";
    }
    let outcome = &mut talk.bounce.outcome;
    match name.as_str() {
        "final-recipient" => outcome.recipient = Some(said()),
        "original-recipient" => drop(outcome.recipient.get_or_insert_with(said)),
        "action" => outcome.fate = fate(value).map(|fate| (fate, said())),
        "status" => outcome.status = Some(said()),
        "remote-mta" => outcome.remote = Some(said()),
        "diagnostic-code" => outcome.diagnostic = Some(said()),
        // As Yahoo writes it, where there is no other.
        "x-supplementary-info" if outcome.diagnostic.is_none() => {
            outcome.diagnostic = Some(said());
            talk.bounce.in_diagnostic = true;
        }
        "feedback-type" if value != "not-spam" => outcome.fate = Some((Fate::Complaint, said())),
        "original-rcpt-to" => outcome.recipient = Some(said()),
        _ => {}
    }
}

/// Whether the fields now speak of somebody else.
fn differs(value: &str, talk: &Talk) -> bool {
    let outcome = &talk.bounce.outcome;
    let same = outcome.address().is_none_or(|known| address(value) == Some(known));
    (!same || outcome.diagnostic.is_some()) && outcome.is_begun()
}

fn fate(action: &str) -> Option<Fate> {
    let word = action.split([' ', ';', '(']).next().unwrap_or("").to_ascii_lowercase();
    match word.as_str() {
        "failed" | "delayed" => Some(Fate::Failed),
        "delivered" | "relayed" | "expanded" => Some(Fate::Delivered),
        _ => None,
    }
}
