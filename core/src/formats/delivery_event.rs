//! Events of providers (Amazon SES, SendGrid, Mailgun, Postmark, Brevo,
//! SparkPost, Mailjet, Mandrill, Resend) and error objects of programs
//! (Nodemailer), as JSON or as printed: one member a line.

use super::object_line::{ObjectLine, ObjectValue};
use super::outcome::{Fate, Outcome, Said, address, without_type};
use super::step_words::step_of_words;
use super::{Claim, Reader, Row, Talk, embedded_reply};
use crate::smtp::{EnhancedCode, ReplyCode};

pub(super) const READER: Reader = Reader { name: "delivery-event", claim, read };

/// What a member means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Recipient,
    Diagnostic,
    /// Words that are a diagnostic only where they say more than a category.
    Words,
    Code,
    Status,
    Fate,
    Remote,
    Step,
}

/// Names, in lower case.
const ROLES: &[(&str, Role)] = &[
    ("emailaddress", Role::Recipient),
    ("email", Role::Recipient),
    ("recipient", Role::Recipient),
    ("rcpt_to", Role::Recipient),
    ("raw_rcpt_to", Role::Recipient),
    ("diagnosticcode", Role::Diagnostic),
    ("diagnostic_code", Role::Diagnostic),
    ("response", Role::Diagnostic),
    ("smtpresponse", Role::Diagnostic),
    ("smtp_response", Role::Diagnostic),
    ("raw_reason", Role::Diagnostic),
    ("diag", Role::Diagnostic),
    ("reason", Role::Words),
    ("details", Role::Words),
    ("bounce_description", Role::Words),
    ("message", Role::Words),
    ("description", Role::Words),
    ("error", Role::Words),
    ("comment", Role::Words),
    ("responsecode", Role::Code),
    ("code", Role::Code),
    ("error_code", Role::Code),
    ("smtp_code", Role::Code),
    ("smtpresponsecode", Role::Code),
    ("replycode", Role::Code),
    ("status", Role::Status),
    ("enhanced-code", Role::Status),
    ("enhanced_code", Role::Status),
    ("event", Role::Fate),
    ("eventtype", Role::Fate),
    ("notificationtype", Role::Fate),
    ("recordtype", Role::Fate),
    ("action", Role::Fate),
    ("bouncetype", Role::Fate),
    ("type", Role::Fate),
    ("mx-host", Role::Remote),
    ("remote_mta", Role::Remote),
    ("command", Role::Step),
];

/// Words for what happened, in lower case.
const FATES: &[(&str, Fate)] = &[
    ("bounce", Fate::Failed),
    ("bounced", Fate::Failed),
    ("dropped", Fate::Failed),
    ("deferred", Fate::Failed),
    ("failed", Fate::Failed),
    ("hard_bounce", Fate::Failed),
    ("soft_bounce", Fate::Failed),
    ("hardbounce", Fate::Failed),
    ("softbounce", Fate::Failed),
    ("blocked", Fate::Failed),
    ("delay", Fate::Failed),
    ("delayed", Fate::Failed),
    ("deliverydelay", Fate::Failed),
    ("out_of_band", Fate::Failed),
    ("policy_rejection", Fate::Failed),
    ("email.bounced", Fate::Failed),
    ("email.delivery_delayed", Fate::Failed),
    ("delivered", Fate::Delivered),
    ("delivery", Fate::Delivered),
    ("email.delivered", Fate::Delivered),
    ("complaint", Fate::Complaint),
    ("complained", Fate::Complaint),
    ("spamreport", Fate::Complaint),
    ("spamcomplaint", Fate::Complaint),
    ("spam_complaint", Fate::Complaint),
    ("spam", Fate::Complaint),
    ("email.complained", Fate::Complaint),
    ("open", Fate::Other),
    ("opened", Fate::Other),
    ("click", Fate::Other),
    ("clicked", Fate::Other),
    ("processed", Fate::Other),
    ("unsubscribe", Fate::Other),
    ("unsubscribed", Fate::Other),
];

/// Members that other readers know better, unless they stand in an event.
const PLAIN: [&str; 9] =
    ["message", "error", "comment", "description", "msg", "err", "stack", "exception", "errno"];

/// Names that JavaScript prints without quotes.
const BARE: [&str; 4] = ["response", "responseCode", "command", "recipient"];

/// Where the lines are within an object.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Place {
    depth: i32,
    /// The depth at which what is being gathered began.
    base: Option<i32>,
    /// The object that held the diagnostic has ended.
    closed: bool,
    /// An event was told: whatever else its object holds is no news.
    told: bool,
}

impl Place {
    /// Whether an object is under way.
    pub(crate) const fn is_begun(&self) -> bool {
        self.told || self.base.is_some() || self.depth != 0
    }
}

/// The line, also where its member came off as a wrapping.
fn line<'a>(row: &Row<'a>) -> Option<ObjectLine<'a>> {
    let value = ObjectValue::Text(row.text);
    let member = row.member.map(|key| ObjectLine { key: Some(key), quoted: true, value });
    member.or_else(|| ObjectLine::parse(row.text))
}

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    if talk.in_message() || talk.in_bounce() {
        return Claim::No;
    }
    let current = talk.is_current(READER.name);
    // Most lines of a log end here; of bare names only a few count.
    let text = row.text.trim_start();
    let marked = row.member.is_some() || text.starts_with(['"', '\'', '`', '{', '}', '[', ']', '(']);
    if !marked && !BARE.iter().any(|name| text.starts_with(name)) {
        return Claim::No;
    }
    let Some(line) = line(row) else { return Claim::No };
    let Some(key) = line.key else {
        let more = matches!(line.value, ObjectValue::Text(_)) && talk.bounce.in_diagnostic;
        let structure = matches!(line.value, ObjectValue::Open | ObjectValue::Close);
        return if more || structure && current { Claim::Likely } else { Claim::No };
    };
    let begun = current && talk.bounce.outcome.is_begun();
    if means(key, &line, begun).is_some() {
        return Claim::Likely;
    }
    let opens = matches!(line.value, ObjectValue::Open | ObjectValue::Close | ObjectValue::List);
    let within = current && (begun || talk.bounce.object.told);
    let silent = opens || within && !PLAIN.contains(&key.to_ascii_lowercase().as_str());
    if silent && line.quoted { Claim::Likely } else { Claim::No }
}

/// The role of a member, where its value fits. Names that other texts use as
/// well count in JSON only, or within an event that has begun.
fn means(key: &str, line: &ObjectLine<'_>, begun: bool) -> Option<Role> {
    let lower = key.to_ascii_lowercase();
    let (_, role) = ROLES.iter().find(|(name, _)| *name == lower)?;
    let value = match line.value {
        ObjectValue::Text(value) | ObjectValue::Word(value) => value.trim(),
        _ => return None,
    };
    let text = matches!(line.value, ObjectValue::Text(_));
    let plain = PLAIN.contains(&lower.as_str()) && !begun;
    let fits = match role {
        Role::Recipient => text && address(value).is_some(),
        Role::Diagnostic => text && !value.is_empty(),
        Role::Words => text && line.quoted && !plain && value.split(' ').count() >= 2,
        Role::Code => reply_code(value).is_some() && (line.quoted || lower == "responsecode"),
        Role::Status => EnhancedCode::parse(value).is_some(),
        Role::Fate => line.quoted && fate(value).is_some(),
        Role::Remote => text && value.contains('.'),
        Role::Step => text && step_of_words(value, "").is_some(),
    };
    fits.then_some(*role)
}

fn reply_code(value: &str) -> Option<ReplyCode> {
    let code = value.parse::<u16>().ok().map(ReplyCode)?;
    (code.is_failure() && code.0 < 600).then_some(code)
}

fn fate(value: &str) -> Option<Fate> {
    let lower = value.to_ascii_lowercase();
    FATES.iter().find(|(word, _)| *word == lower).map(|(_, fate)| *fate)
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let Some(line) = line(row) else { return };
    match (line.key, line.value) {
        (_, ObjectValue::Open) => {
            talk.bounce.object.depth = talk.bounce.object.depth.saturating_add(1);
        }
        (_, ObjectValue::Close) => close(talk),
        (None, ObjectValue::Text(value)) => {
            if let Some(said) = talk.bounce.outcome.diagnostic.as_mut().filter(|_| talk.bounce.in_diagnostic)
            {
                said.extend(&row.with(value));
            }
        }
        (Some(key), ObjectValue::Text(value) | ObjectValue::Word(value)) => {
            let begun = talk.bounce.outcome.is_begun();
            talk.bounce.in_diagnostic = false;
            if let Some(role) = means(key, &line, begun) {
                member(role, &row.with(without_type(value)), talk);
            }
        }
        (None, ObjectValue::Word(_)) | (_, ObjectValue::List | ObjectValue::Object) => {}
    }
}

fn close(talk: &mut Talk) {
    let object = &mut talk.bounce.object;
    object.depth = object.depth.saturating_sub(1);
    object.closed |= talk.bounce.outcome.diagnostic.is_some();
    // What belongs to an event may stand around the object with its words, but no farther out.
    if object.base.is_some_and(|base| object.depth < base - 1) {
        talk.close_object();
    }
}

fn member(role: Role, row: &Row<'_>, talk: &mut Talk) {
    if talk.bounce.object.closed && is_filled(role, &talk.bounce.outcome) {
        talk.close_object();
    }
    let depth = talk.bounce.object.depth;
    talk.bounce.object.base.get_or_insert(depth);
    let outcome = &mut talk.bounce.outcome;
    match role {
        Role::Recipient => drop(outcome.recipient.get_or_insert_with(|| Said::of(row))),
        Role::Diagnostic | Role::Words => {
            if says_more(row.text, outcome) {
                outcome.diagnostic = Some(Said::of(row));
                talk.bounce.in_diagnostic = true;
            }
        }
        Role::Code => outcome.code = outcome.code.or_else(|| reply_code(row.text)),
        Role::Status => drop(outcome.status.get_or_insert_with(|| Said::of(row))),
        Role::Fate => {
            let known = outcome.fate.as_ref().map(|(fate, _)| *fate);
            if known.is_none() || known == Some(Fate::Other) {
                outcome.fate = fate(row.text).map(|fate| (fate, Said::of(row)));
            }
        }
        Role::Remote => drop(outcome.remote.get_or_insert_with(|| Said::of(row))),
        Role::Step => outcome.step = outcome.step.or_else(|| step_of_words(row.text, "")),
    }
}

const fn is_filled(role: Role, outcome: &Outcome) -> bool {
    match role {
        Role::Recipient => outcome.recipient.is_some(),
        Role::Diagnostic => outcome.diagnostic.is_some(),
        Role::Status => outcome.status.is_some(),
        Role::Fate => outcome.fate.is_some(),
        Role::Words | Role::Code | Role::Remote | Role::Step => false,
    }
}

/// Whether words tell more than those that are known: a reply more than prose.
fn says_more(words: &str, outcome: &Outcome) -> bool {
    let Some(known) = &outcome.diagnostic else { return true };
    let is_reply = |text: &str| embedded_reply::find(text).is_some();
    !is_reply(&known.text) && (is_reply(words) || words.len() > known.text.len() * 2)
}

impl Talk {
    /// Whether an event of a provider, or an error object, is under way.
    pub(crate) const fn in_event(&self) -> bool {
        self.bounce.outcome.is_begun() || self.bounce.object.told
    }

    /// What was gathered of an object is complete.
    pub(crate) fn close_object(&mut self) {
        let object = &mut self.bounce.object;
        (object.closed, object.base) = (false, None);
        object.told |= self.bounce.outcome.is_begun();
        self.bounce.in_diagnostic = false;
        let outcome = std::mem::take(&mut self.bounce.outcome);
        outcome.tell(self);
    }
}
