//! Sessions of telnet and netcat: the words of the program around a bare dialogue.

use super::endpoint_words::{connected_words, named, trying_words};
use super::{Claim, Reader, Row, Talk, bare, server_words};
use crate::session::{Endpoint, EventKind, Side};
use crate::smtp::Step;

pub(super) const READER: Reader = Reader { name: "telnet", claim, read };

/// What a line of the program tells.
enum Word {
    Trying(Endpoint),
    Connected(Endpoint),
    Refused(Option<Endpoint>),
    Lost,
    Note,
}

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let current = talk.is_current(READER.name);
    match word(row.text) {
        Some(Word::Lost) if talk.in_message() => Claim::Message,
        Some(_) if !(current && talk.in_sure_message()) => Claim::Sure,
        _ if current => {
            let bare = bare::claim(row, talk, true);
            // Right after the connection stands, the next reply is the greeting.
            if bare == Claim::No && row.text.trim().is_empty() { Claim::Follows } else { bare }
        }
        _ => Claim::No,
    }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let row = &row.with(row.text.trim());
    match word(row.text) {
        Some(_) if talk.in_sure_message() && !is_end(row.text) => bare::read(row, talk),
        Some(Word::Trying(endpoint)) => talk.connecting(row, endpoint),
        Some(Word::Connected(endpoint)) => talk.connected(row, endpoint),
        Some(Word::Refused(endpoint)) => {
            if let Some(endpoint) = endpoint {
                talk.connecting(row, endpoint);
            }
            talk.failure(row, Side::Local);
        }
        // The server closes after QUIT: no fault.
        Some(Word::Lost) if talk.has_quit() => {
            talk.event(row, Side::Local, Some(Step::Quit), EventKind::Closed)
        }
        Some(Word::Lost) => talk.lost(row),
        Some(Word::Note) => talk.event(row, Side::Local, None, EventKind::Note),
        None => bare::read(row, talk),
    }
}

fn word(text: &str) -> Option<Word> {
    let text = text.trim();
    if text.len() > 400 {
        return None;
    }
    if let Some(endpoint) = trying_words(text) {
        return Some(Word::Trying(endpoint));
    }
    if let Some(endpoint) =
        text.strip_prefix("telnet ").or_else(|| text.strip_prefix("$ telnet ")).and_then(arguments)
    {
        return Some(Word::Trying(endpoint));
    }
    if let Some(endpoint) = connected_words(text).filter(|_| text.ends_with('.') && !text.contains(", ")) {
        return Some(Word::Connected(endpoint));
    }
    if let Some(rest) = text
        .strip_prefix("Connecting To ")
        .or_else(|| text.strip_prefix("Connecting to ").filter(|rest| rest.contains("Could not open")))
    {
        return windows(rest);
    }
    if is_end(text) {
        return Some(Word::Lost);
    }
    if let Some(endpoint) = succeeded(text) {
        return Some(Word::Connected(endpoint));
    }
    if is_refused(text) {
        return Some(Word::Refused(server_words::find(text).map(|(_, endpoint)| endpoint)));
    }
    text.starts_with("Escape character is").then_some(Word::Note)
}

/// `mail.example.com 587`, the arguments as typed.
fn arguments(text: &str) -> Option<Endpoint> {
    let mut words = text.split_whitespace();
    let host = words.next().filter(|host| host.contains(['.', ':']) || *host == "localhost")?;
    let port = words.next()?.parse().ok()?;
    words.next().is_none().then(|| named(host, Some(port)))
}

/// `mail.example.com...Could not open connection to the host, on port 587: Connect failed`
fn windows(rest: &str) -> Option<Word> {
    let (host, tail) = rest.split_once("...")?;
    if host.contains(' ') {
        return None;
    }
    let port = tail.split_once("on port ").and_then(|(_, port)| port.split(':').next()?.parse().ok());
    let endpoint = named(host, port);
    let refused = tail.contains("Could not open connection");
    Some(if refused { Word::Refused(Some(endpoint)) } else { Word::Trying(endpoint) })
}

/// `Connection to h 25 port [tcp/smtp] succeeded!`, `h [ip] 25 (smtp) open`, `Ncat: Connected to ip:25.`
fn succeeded(text: &str) -> Option<Endpoint> {
    if let Some(rest) =
        text.strip_prefix("Connection to ").filter(|rest| rest.contains(" port [tcp") && rest.ends_with('!'))
    {
        let mut words = rest.split_whitespace();
        let host = words.next()?;
        let port = words.find_map(|word| word.parse().ok());
        return Some(named(host, port));
    }
    if let Some(rest) = text.strip_prefix("Ncat: Connected to ") {
        return Some(super::endpoint_words::host_port(rest.trim_end_matches('.')));
    }
    let rest = text.strip_suffix(" open").filter(|_| text.contains("] ") && text.contains(" ("))?;
    let mut words = rest.split_whitespace();
    let host = words.next()?;
    Some(named(host, words.find_map(|word| word.parse().ok())))
}

fn is_refused(text: &str) -> bool {
    const STARTS: [&str; 9] = [
        "telnet: ",
        "nc: connect to",
        "nc: getaddrinfo",
        "Ncat: ",
        "Could not open connection to the host",
        "netcat: ",
        "(UNKNOWN) [",
        "nc: ",
        "telnet.exe: ",
    ];
    let windows = text.contains("Could not open connection to the host, on port");
    let verbose_nc = text.contains(") : ") && text.contains("] ");
    windows || verbose_nc || STARTS.iter().any(|start| text.starts_with(start))
}

fn is_end(text: &str) -> bool {
    const ENDS: [&str; 4] = [
        "Connection closed by foreign host.",
        "Connection closed by remote host.",
        "Connection to host lost.",
        "Connection reset by peer",
    ];
    ENDS.iter().any(|end| text.starts_with(end.trim_end_matches('.')) && text.len() <= end.len() + 1)
}
