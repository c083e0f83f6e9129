//! The programs that smtpdiag is compared with.

use super::logs::Kind;
use crate::workspace;

/// A program, and how it is called on a log.
pub(super) struct Peer {
    pub(super) name: &'static str,
    pub(super) program: String,
    /// Arguments before the log.
    pub(super) arguments: Vec<String>,
    /// It gets the first 1/share of the log: slow ones would take an hour.
    pub(super) share: u64,
    /// How many times as fast smtpdiag promises to be.
    pub(super) floor: Option<f64>,
}

/// Words that a postmaster would look for with one call of ripgrep.
const WORDS: &str = "connection refused|connection timed out|no route to host|network is unreachable|\
connection reset|host not found|authentication failed|authentication required|\
username and password not accepted|invalid login|user unknown|no such user|mailbox full|over quota|\
mailbox unavailable|relay access denied|relaying denied|relay not permitted|sender address rejected|\
recipient address rejected|helo command rejected|spamhaus|blocked using|blacklisted|blocklist|listed at|\
greylisted|try again later|too many connections|rate limited|message too large|size limit|\
certificate has expired|self signed|self-signed|unable to verify|hostname mismatch|wrong version number|\
handshake failure|tls not available|must issue a starttls|lost connection|timed out while|deferred|bounced|\
rejected|permission denied|policy reasons|spf check|dkim|dmarc|ptr record|reverse dns|mail loop|\
too many hops|temporarily|insufficient|service unavailable|syntax error|bad sequence";

/// The release build of this workspace.
pub(super) fn binary() -> String {
    super::display(&workspace::root().join("target/release/smtpdiag"))
}

/// smtpdiag itself.
pub(super) fn smtpdiag() -> Peer {
    Peer { name: "smtpdiag", program: binary(), arguments: vec!["analyze".into()], share: 1, floor: None }
}

/// The others, for a log of this kind.
pub(super) fn of(kind: Kind) -> Vec<Peer> {
    let peer = |name: &'static str, arguments: &[&str], share, floor| Peer {
        name,
        program: name.into(),
        arguments: arguments.iter().map(|&argument| argument.to_owned()).collect(),
        share,
        floor,
    };
    let mut peers = vec![
        peer("wc", &["-l"], 1, None),
        peer("rg", &["-j1", "-c", "-i", WORDS], 1, Some(2.5)),
        peer("lnav", &["-n", "-c", ";SELECT count(*) FROM all_logs"], 16, None),
    ];
    peers.push(match kind {
        Kind::Exim => peer("eximstats", &[], 16, Some(100.0)),
        Kind::Postfix => peer("pflogsumm", &[], 16, Some(100.0)),
    });
    peers
}
