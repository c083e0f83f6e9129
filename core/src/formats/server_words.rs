//! Which server a line names: errors of programs, code, command lines.

use super::endpoint_words::host_port;
use crate::session::{Endpoint, TlsMode};
use crate::text::Words;
use std::sync::LazyLock;

/// Bytes of a line that are looked through.
const MOST: usize = 600;

/// Bytes behind a name in which its port may stand.
const TAIL: usize = 100;

/// Words right before a server's name, in lower case. Words of `FILLERS` may
/// stand between.
const LEADS: &[&str] = &[
    "connect to",
    "connecting to",
    "connected to",
    "connection to",
    "connection attempt to",
    "connection established to",
    "established with",
    "establish smtp connection to",
    "open socket:",
    "open socket to",
    "connect call failed (",
    "dial tcp",
    "econnrefused",
    "etimedout",
    "econnreset",
    "ehostunreach",
    "enetunreach",
    "enotfound",
    "refused it",
    "peeraddr=",
    "getaddrinfo for",
    "lookup",
    "resolve host",
    "could not resolve",
    "resolving host",
    "find the host",
    "could not be resolved:",
    "could not read from",
    "timeout while reading from",
    "unknown smtp host",
    "greeting from smtp host",
    "identity of server",
    "smtp server",
    "smtp gateway",
    "smtp host",
    "mail server",
    "outgoing server",
    "using the server",
    "by the server",
    "server: '",
    "values: server=",
    "hostname:",
    "host name (",
    "did not match expected cn=",
    "certificate is not valid for",
    "_failure,",
    "missing_requirement,",
    "smtpclient(",
    "smtplib.smtp(",
    "smtplib.smtp_ssl(",
    "net::smtp.start(",
    "net::smtp.new(",
    "net::smtp->new(",
    "client.connect (",
    "client.connect(",
    "client.connectasync(",
    "-smtpserver",
    "-connect",
    "--server",
    "fsockopen(",
];

/// Schemes of addresses that are a mail server's wherever they stand.
const SCHEMES: &[&str] = &["smtp://", "smtps://", "submission://", "submissions://"];

static STARTS: LazyLock<Words> = LazyLock::new(|| Words::new(LEADS.iter().chain(SCHEMES).copied()));

/// Words between a lead and the name.
const FILLERS: &[&str] = &[
    "the", "remote", "smtp", "mail", "e-mail", "email", "outgoing", "server", "host", "host,", "gateway",
    "relay", "address", "smtp)", "port", "tcp", "via", "at", "with",
];

/// Endings that make a name a file's.
const FILES: &[&str] =
    &[".php", ".py", ".rb", ".js", ".ts", ".java", ".go", ".cs", ".pm", ".pl", ".ex", ".rs", ".log", ".conf"];

/// The server that a line names, and the words that name it. Of several, the
/// one that tells most; of equals, the first.
pub(super) fn find(text: &str) -> Option<(&str, Endpoint)> {
    let text = &text[..floor(text, MOST)];
    let lower = text.to_ascii_lowercase();
    let mut hits: Vec<(usize, usize)> = STARTS.hits(&lower).map(|(at, word)| (word, at)).collect();
    // In the order of the words, which is that of the schemes behind all leads.
    hits.sort_unstable();
    let starts = hits.into_iter().filter_map(|(word, at)| match LEADS.get(word) {
        Some(lead) => {
            let led = begins_word(&lower, at, lead) && !is_variable(lead, &lower[at + lead.len()..]);
            led.then(|| without_fillers(&lower, at + lead.len()))
        }
        None => Some(at),
    });
    let mut best: Option<(usize, &str, Endpoint)> = None;
    for start in starts {
        let Some((name, endpoint)) = place(text, start) else { continue };
        let told = weight(&endpoint);
        if best.as_ref().is_none_or(|best| told > best.0) {
            best = Some((told, name, endpoint));
        }
    }
    best.map(|(_, name, endpoint)| (name, endpoint))
}

fn weight(endpoint: &Endpoint) -> usize {
    2 * usize::from(endpoint.host.is_some())
        + usize::from(endpoint.ip.is_some())
        + usize::from(endpoint.port.is_some())
}

fn begins_word(lower: &str, at: usize, lead: &str) -> bool {
    let letter = lead.starts_with(|c: char| c.is_ascii_alphabetic());
    !letter || !lower[..at].ends_with(|c: char| c.is_ascii_alphanumeric())
}

/// The argument of a call is a name only in quotes: `SMTP(self.server)` is none.
fn is_variable(lead: &str, rest: &str) -> bool {
    lead.ends_with('(') && lead != "host name (" && !rest.starts_with(['"', '\''])
}

/// Steps over `the SMTP server`, colons and opening quotes behind a lead.
fn without_fillers(lower: &str, mut at: usize) -> usize {
    const OPENING: [char; 8] = [' ', ':', '=', '"', '\'', '`', '(', '\\'];
    loop {
        let rest = lower[at..].trim_start_matches(OPENING);
        // `::1` begins with colons of its own.
        let rest = if lower[..lower.len() - rest.len()].ends_with(" ::") {
            &lower[lower.len() - rest.len() - 2..]
        } else {
            rest
        };
        at = lower.len() - rest.len();
        let end = rest.find(' ').unwrap_or(rest.len());
        let word = rest[..end].trim_end_matches(':');
        if end == rest.len() || !FILLERS.contains(&word) {
            return at;
        }
        at += end;
    }
}

/// The name at `start` with its port, if it can be a server's.
fn place(text: &str, start: usize) -> Option<(&str, Endpoint)> {
    let rest = &text[start..];
    let near = &rest.as_bytes()[..rest.len().min(15)];
    let scheme = near.windows(3).position(|three| three == b"://").map_or(0, |at| at + 3);
    let login = if scheme > 0 { login_before(&rest[scheme..]) } else { 0 };
    let from = scheme + login;
    let length = rest[from..].find(|c: char| !is_of_name(c)).unwrap_or(rest.len() - from);
    let name = rest[from..from + length].trim_end_matches([':', '.', '-']);
    let tail = &rest[from + name.len()..];
    // Any other word is no server's name.
    if scheme == 0 && !name.contains(['.', ':', '[']) && !name.eq_ignore_ascii_case("localhost") {
        return None;
    }
    let mut found = host_port(&format!("{}{name}", &rest[..scheme]));
    let direct = found.port.is_some();
    found.port = found.port.or_else(|| port_behind(tail));
    let host = found.host.as_deref();
    let dotted = host.is_some_and(|host| is_domain(host) && !FILES.iter().any(|end| host.ends_with(end)));
    let alone = direct
        && host.is_some_and(|host| host.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)));
    if !(dotted || alone || host == Some("localhost") || found.ip.is_some()) || tail.starts_with('@') {
        return None;
    }
    found.tls_mode = found.tls_mode.or_else(|| mode_behind(tail));
    Some((rest[from..from + name.len()].trim_end_matches('.'), found))
}

/// Length of `joe:secret@` in an address.
fn login_before(text: &str) -> usize {
    text.split(['/', ' ', '"']).next().and_then(|part| part.rfind('@')).map_or(0, |at| at + 1)
}

const fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ':' | '[' | ']')
}

fn is_domain(host: &str) -> bool {
    let last = host.rsplit('.').next().unwrap_or("");
    let labels = host.split('.').all(|label| {
        !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    });
    labels
        && host.contains('.')
        && last.len() >= 2
        && last.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-')
}

/// `, port: 587`, `" on port 587`, `, 587;`, ` port=587`, ` -Port 587`.
fn port_behind(tail: &str) -> Option<u16> {
    let tail = tail[..floor(tail, TAIL)].to_ascii_lowercase();
    let near = tail.trim_start_matches(['"', '\'', '`', ')', ']', '\\']);
    let listed = near.strip_prefix(',').map(str::trim_start).and_then(number);
    listed.or_else(|| {
        let at = tail.find("port")?;
        number(tail[at + 4..].trim_start_matches(['"', '\'', ' ', ':', '=', '>', '(']))
    })
}

fn number(text: &str) -> Option<u16> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !text[digits..].starts_with(['.', ':', '-'])
        || text[digits..].len() < 2
        || text[digits..].starts_with(". ")
        || text[digits..].starts_with(": ");
    text[..digits].parse().ok().filter(|port| ends && *port > 0)
}

fn mode_behind(tail: &str) -> Option<TlsMode> {
    let tail = tail[..floor(tail, TAIL)].to_ascii_lowercase();
    if tail.contains("isssl true") {
        return Some(TlsMode::Implicit);
    }
    (tail.contains("starttls") || tail.contains("encryption=tls")).then_some(TlsMode::StartTls)
}

/// The largest place of a character not above `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
#[path = "server_words_tests.rs"]
mod tests;
