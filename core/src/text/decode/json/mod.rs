//! JSON of one line: the record of a logger gives the words that it carries,
//! any other object one line a member, as if it had been printed at length.

mod record;
mod scan;
mod spread;

use super::quoted::Quoted;
use crate::text::{OffsetMap, Rewriter};
use scan::{Member, Value};

/// Longest prefix (stamps, the name of a container) before the JSON.
const PREFIX: usize = 300;

/// Keys that only reports of deliveries have: they are no records of loggers,
/// and count behind prose as well.
const EVENTS: [&str; 12] = [
    "diagnosticCode",
    "delivery-status",
    "bouncedRecipients",
    "notificationType",
    "bounceType",
    "RecordType",
    "bounce_class",
    "bounce_classification",
    "sg_event_id",
    "mx-host",
    "raw_reason",
    "event-data",
];

/// Keys of records that a reader takes whole: KumoMTA's, Haraka's.
const WHOLE: [&[&str]; 2] = [&["type", "recipient", "response"], &["level", "uuid", "source", "message"]];

/// A JSON text within a line.
struct Json<'a> {
    text: &'a str,
    members: Vec<Member>,
    start: usize,
}

impl<'a> Json<'a> {
    fn find(text: &'a str) -> Option<Self> {
        let start = text.match_indices(['{', '[']).map(|(at, _)| at).take(4).find(|at| {
            let inner = text[at + 1..].trim_start();
            let inner = inner.strip_prefix('{').map_or(inner, str::trim_start);
            *at <= PREFIX && inner.starts_with('"')
        })?;
        let (members, end) = scan::members(text, start)?;
        let after = text[end..].trim_start_matches(|c: char| !c.is_alphanumeric());
        // `["errors"]=>` is a key that PHP prints.
        let key = text[end..].starts_with("=>");
        (after.is_empty() && !key && members.len() > 2).then_some(Self { text, members, start })
    }

    /// The name of a member, `""` where it has none.
    fn key(&self, member: &Member) -> &'a str {
        member.key.clone().map_or("", |key| &self.text[key])
    }

    /// The raw words of a member that is a string or a bare word.
    fn words(&self, member: &Member) -> Option<&'a str> {
        match &member.value {
            Value::Text(place) | Value::Word(place) => Some(&self.text[place.clone()]),
            _ => None,
        }
    }

    /// The members of the object or array that `parent` opens.
    fn of(&self, parent: usize) -> impl Iterator<Item = (usize, &Member)> {
        self.members.iter().enumerate().skip(parent + 1).filter(move |(_, m)| m.parent == Some(parent))
    }

    /// Whether the words before it are no more than marks.
    fn stands_alone(&self) -> bool {
        !self.text[..self.start].contains(char::is_alphabetic)
    }

    fn is_whole(&self) -> bool {
        let has = |key: &&str| self.members.iter().any(|member| self.key(member) == *key);
        self.stands_alone() && WHOLE.iter().any(|keys| keys.iter().all(has))
    }

    fn is_event(&self) -> bool {
        self.members.iter().any(|member| EVENTS.contains(&self.key(member)))
    }

    /// Whether it counts behind prose: a report, or an error object of Nodemailer.
    fn is_telling(&self) -> bool {
        self.is_event() || self.members.iter().any(|member| self.key(member) == "responseCode")
    }
}

/// Undoes JSON in a line that holds nothing else behind it.
pub(super) fn undo(text: &str, map: &OffsetMap) -> Option<(String, OffsetMap)> {
    if memchr::memchr(b'"', text.as_bytes()).is_none() || text.contains('\n') {
        return None;
    }
    let json = Json::find(text).filter(|json| !json.is_whole())?;
    let mut rewriter = Rewriter::new(text, map);
    rewriter.keep(0..json.start);
    let records = if json.is_event() { Vec::new() } else { record::find(&json) };
    if !records.is_empty() {
        record::write(&json, &records, &mut rewriter);
    } else if json.stands_alone() || json.is_telling() {
        if !json.stands_alone() {
            rewriter.replace(json.start..json.start, "\n");
        }
        spread::write(&json, 0, &mut rewriter);
    } else {
        return None;
    }
    Some(rewriter.finish())
}

/// Writes a string of JSON as the text that it stands for.
fn write_text(json: &Json<'_>, member: &Member, one_line: bool, rewriter: &mut Rewriter<'_>) {
    match &member.value {
        Value::Text(place) => Quoted { text: json.text, place: place.clone(), one_line }.write(rewriter),
        Value::Word(place) => rewriter.keep(place.clone()),
        _ => {}
    }
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
