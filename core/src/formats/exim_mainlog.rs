//! Exim's main log.

use super::exim_line::{self, message_id, without_pid};
use super::{Claim, Reader, Row, Talk};

pub(super) const READER: Reader = Reader { name: "exim-mainlog", claim, read };

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let text = without_pid(row.text);
    if row.at.is_none() {
        return if talk.is_continuation(row.text) { Claim::Follows } else { Claim::No };
    }
    if let Some((_, rest)) = message_id(text) {
        let refused = rest.starts_with("H=") && rest.contains(" rejected ");
        return if rest.is_empty() || refused { Claim::Likely } else { Claim::Sure };
    }
    // Lines of a connection carry no id.
    const STARTS: [&str; 6] = [
        "SMTP connection from ",
        "TLS error on connection ",
        "no host name found",
        "SMTP command timeout",
        "SMTP protocol ",
        "unexpected ",
    ];
    let named = STARTS.iter().any(|start| text.starts_with(start)) && text.contains('[');
    if named || text.starts_with("H=") && text.contains('[') { Claim::Likely } else { Claim::No }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    if row.at.is_none() {
        return talk.server(&row.with(row.text.trim()));
    }
    let text = without_pid(row.text);
    match message_id(text) {
        Some((id, rest)) => exim_line::read(&row.with(rest).keyed(Some(id)), talk),
        None => exim_line::other(&row.with(text), talk),
    }
}
