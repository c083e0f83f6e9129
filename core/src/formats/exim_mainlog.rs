//! Exim's main log.

use super::exim_line::{self, message_id, without_pid};
use super::{Claim, Reader, Row, Talk};

pub(super) const READER: Reader = Reader { name: "exim-mainlog", claim, read };

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let text = without_pid(row.text);
    let syslog = row.program.is_some_and(|program| program.starts_with("exim"));
    if row.at.is_none() {
        return unstamped(row, text, talk);
    }
    if let Some((_, rest)) = message_id(text) {
        let refused = rest.starts_with("H=") && rest.contains(" rejected ");
        return if rest.is_empty() || refused { Claim::Likely } else { Claim::Sure };
    }
    if is_of_connection(text) || syslog { Claim::Likely } else { Claim::No }
}

/// A paste without dates: the flag behind the id is as good.
fn unstamped(row: &Row<'_>, text: &str, talk: &Talk) -> Claim {
    const FLAGS: [&str; 7] = ["<= ", "=> ", "-> ", "** ", "== ", "*> ", "Completed"];
    let flagged = message_id(text).is_some_and(|(_, rest)| FLAGS.iter().any(|flag| rest.starts_with(flag)));
    match flagged {
        true => Claim::Sure,
        false if talk.is_current(READER.name) && talk.is_continuation(row.text) => Claim::Likely,
        false => Claim::No,
    }
}

/// Lines of a connection carry no id.
fn is_of_connection(text: &str) -> bool {
    const STARTS: [&str; 12] = [
        "SMTP connection from ",
        "TLS error on connection ",
        "no host name found",
        "no IP address found for host",
        "SMTP command timeout",
        "SMTP data timeout",
        "SMTP protocol ",
        "SMTP syntax error ",
        "SMTP call from ",
        "unexpected ",
        "refused connection from ",
        "Connection from ",
    ];
    const OWN: [&str; 4] = ["cwd=/", "Start queue run: pid=", "End queue run: pid=", "exim 4."];
    let named = STARTS.iter().any(|start| text.starts_with(start)) || text.starts_with("H=");
    let login = text.contains(" authenticator failed for ");
    (named || login) && text.contains(['[', '.']) || OWN.iter().any(|start| text.starts_with(start))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let text = without_pid(row.text);
    match message_id(text) {
        Some((id, rest)) => exim_line::read(&row.with(rest).keyed(Some(id)), talk),
        None if row.at.is_none() => talk.server(&row.with(row.text.trim())),
        None => exim_line::other(&row.with(text), talk),
    }
}
