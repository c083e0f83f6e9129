use super::incident::Incident;
use crate::knowledge::CauseId;
use crate::session::Side;
use crate::smtp::{ReplyCode, Step};

/// From here on a finding is a root of others, whatever their confidence.
const SURE: f64 = 0.65;
/// What words mean that mean one thing only.
const CERTAIN: f64 = 0.97;

/// A cause that was found, with the incidents that show it.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) cause: CauseId,
    pub(super) confidence: f64,
    pub(super) incidents: Vec<usize>,
}

/// For each finding, the index of the one that it follows from. `order` is
/// the rank of each, lower first: of several roots the first one counts.
pub(super) fn roots(found: &[Found], incidents: &[Incident]) -> Vec<Option<usize>> {
    let of = |i: usize| {
        let explains = |j: &usize| {
            *j != i
                && (explains(&found[*j], &found[i])
                    || tried_anyway(&found[*j], &found[i])
                    || announced(&found[*j], &found[i], incidents)
                    || at_quit(&found[*j], &found[i], incidents))
                && together(&found[*j], &found[i], incidents)
        };
        (0..found.len()).find(explains)
    };
    (0..found.len()).map(of).collect()
}

/// A mere word is no root of a finding that is surer, unless that one only says
/// that the reason is hidden.
fn explains(root: &Found, other: &Found) -> bool {
    let sure = root.confidence >= SURE || root.confidence >= other.confidence;
    let known = root.cause.explains(other.cause) && !tried_anyway(other, root);
    known && (sure || other.cause.get().id.starts_with("client."))
}

/// Where the server surely offers no STARTTLS, and a program tried TLS all the
/// same, that it read plain text is no wrong mode.
fn tried_anyway(root: &Found, other: &Found) -> bool {
    root.cause.get().id == "tls.unavailable"
        && root.confidence >= CERTAIN
        && other.cause.get().id == "tls.wrong-mode"
}

/// After a refusal the answer to QUIT is of no matter.
fn at_quit(root: &Found, other: &Found, incidents: &[Incident]) -> bool {
    let refused = |i: &usize| {
        incidents[*i].side == Side::Server && incidents[*i].code.is_some_and(ReplyCode::is_failure)
    };
    other.cause.get().id.starts_with("net.")
        && other.incidents.iter().all(|i| incidents[*i].step == Some(Step::Quit))
        && !other.incidents.is_empty()
        && root.incidents.iter().any(refused)
}

/// A reply of 421 announces that the connection will be closed (RFC 5321
/// section 3.8): that it was is no finding of its own.
fn announced(root: &Found, other: &Found, incidents: &[Incident]) -> bool {
    let announces =
        |i: &usize| incidents[*i].code == Some(ReplyCode::CLOSING) && incidents[*i].side == Side::Server;
    other.cause.get().id == "net.closed" && root.incidents.iter().any(announces)
}

/// Two findings belong together in a paste or a probe; in a log only when
/// they share a key (queue id, connection).
fn together(a: &Found, b: &Found, incidents: &[Incident]) -> bool {
    let keys = |f: &Found| -> Vec<&Option<String>> {
        f.incidents.iter().flat_map(|i| incidents[*i].seen.iter().map(|s| &s.key)).collect()
    };
    let (a, b) = (keys(a), keys(b));
    a.iter().any(|key| key.is_none() || b.contains(key)) || b.iter().any(|key| key.is_none())
}
