//! Replies within other lines: logs, exceptions, bounces.

use std::net::IpAddr;

use super::glued;
use super::step_words::step_of_words;
use crate::smtp::{EnhancedCode, Reply, ReplyAssembly, ReplyCode, ReplyLine, Step};

/// A reply found in a line.
#[derive(Clone, Debug)]
pub(crate) struct Embedded {
    /// The reply.
    pub(crate) reply: Reply,
    /// The step, where words around it tell.
    pub(crate) step: Option<Step>,
    /// Whether further lines of the reply follow on lines of their own.
    pub(crate) open: bool,
}

/// The reply that a line quotes. Only failures count: success needs no line of its own.
pub(super) fn find(text: &str) -> Option<Embedded> {
    if let Some(found) = detailed(text) {
        return Some(found);
    }
    let found = codes(text).find_map(|(at, code)| quoted(text, at, code));
    let (at, after, code) = found?;
    let start = text.len() - after.len();
    let words = until_quote(&text[..at], &text[at + 3..start], after);
    let (mut reply, complete) = assemble(code, strip_code(words, code));
    let open = !complete && text[at + 3..].starts_with('-') && text.trim_end().ends_with(words.trim_end());
    if reply.lines.is_empty() {
        // `RCPT failed: 550`: the line is all the reason there is.
        reply.lines.push(text.trim().to_owned());
    }
    let step = step_of_words(&text[..at], &text[start + words.len()..]);
    Some(Embedded { reply, step, open })
}

/// `... Detail: words SMTP code: 550 Additional SMTP info: 5.1.1`, as PHPMailer tells a reply in parts.
fn detailed(text: &str) -> Option<Embedded> {
    let at = text.find("SMTP code: ")?;
    let (head, tail) = (&text[..at], &text[at + "SMTP code: ".len()..]);
    let code = ReplyCode(tail.get(..3)?.parse().ok()?);
    let info = tail.split_once("info: ").map_or("", |(_, info)| info.trim());
    let enhanced = EnhancedCode::at_start(info).map(|(enhanced, _)| enhanced);
    let (before, detail) = head.split_once("Detail: ").unwrap_or(("", head));
    let words = detail.trim().trim_end_matches("\\n");
    let reply = Reply { code, enhanced, lines: vec![words.to_owned()] };
    let step = step_of_words(before, "");
    (code.is_failure() && !words.is_empty()).then_some(Embedded { reply, step, open: false })
}

/// Numbers that may be reply codes, and where they stand.
fn codes(text: &str) -> impl Iterator<Item = (usize, ReplyCode)> + '_ {
    let starts = text.match_indices(['4', '5']).map(|(at, _)| at);
    starts.filter_map(move |at| {
        let number: u16 =
            text.get(at..at + 3).filter(|n| n.bytes().all(|b| b.is_ascii_digit()))?.parse().ok()?;
        let before = text[..at].chars().next_back();
        let after = text[at + 3..].chars().next();
        let free = !before
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '@' | '$' | '%'));
        let ends = after.is_none_or(|c| " -:)\"',;]}\\".contains(c));
        (free && ends && is_known(number)).then_some((at, ReplyCode(number)))
    })
}

/// Ports (465, 587, 443) and the numbers of HTTP are no replies.
const fn is_known(number: u16) -> bool {
    matches!(number, 420..=459 | 471 | 472 | 500..=504 | 510..=586 | 588..=599)
}

/// Whether the number at `at` is quoted as a reply: by what stands around it.
/// Gives the place, what follows, and the code.
fn quoted(text: &str, at: usize, code: ReplyCode) -> Option<(usize, &str, ReplyCode)> {
    let before = &text[..at];
    let after = &text[at + 3..];
    let words = after.trim_start_matches([' ', '-', ':', ')', '"', '\'', ',', ']', '\\']);
    let words = words.strip_prefix("b'").or_else(|| words.strip_prefix("b\"")).unwrap_or(words);
    let words = words.trim_start_matches(['\'', '"']);
    let enhanced = EnhancedCode::at_start(words).is_some_and(|(enhanced, _)| enhanced.fits(code));
    if enhanced || is_announced(before, after) {
        Some((at, after_punctuation(after, words), code))
    } else {
        None
    }
}

/// `, with message "`, `, response: ` between a code and its words.
fn after_punctuation<'a>(after: &'a str, words: &'a str) -> &'a str {
    let lower = after.to_ascii_lowercase();
    for joint in ["with message \"", "response: ", "msg: b'"] {
        if let Some(at) = lower.find(joint).filter(|at| *at < 12) {
            return &after[at + joint.len()..];
        }
    }
    words
}

/// Words before a number that make it a reply, and words around it that make it something else.
fn is_announced(before: &str, after: &str) -> bool {
    const ANNOUNCE: [&str; 27] = [
        "said:",
        "said",
        "code",
        "code:",
        "code=",
        "reply",
        "reply:",
        "reply=",
        "response",
        "response:",
        "response=",
        "stat=",
        "smtp",
        "smtp:",
        "smtp;",
        "error",
        "error:",
        "status",
        "status:",
        "returned",
        "message",
        "failed:",
        "responded",
        "responsecode:",
        "answered",
        "server:",
        "got",
    ];
    const UNITS: [&str; 12] = [
        "ms",
        "s",
        "seconds",
        "sec",
        "bytes",
        "kb",
        "mb",
        "times",
        "messages",
        "recipients",
        "users",
        "emails",
    ];
    let next = after
        .trim_start_matches([' ', '-'])
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("")
        .to_ascii_lowercase();
    if UNITS.contains(&next.as_str()) {
        return false;
    }
    let trimmed = before.trim_end_matches([' ', '"', '\'', '(', '[', '#', '`']);
    let trimmed = trimmed
        .strip_suffix("b")
        .filter(|rest| rest.is_empty() || rest.ends_with([' ', '(']))
        .unwrap_or(trimmed);
    let trimmed = trimmed.trim_end();
    if trimmed.is_empty() {
        return after.starts_with([' ', '-']) && begins_words(&after[1..])
            || after.starts_with([')', ',', ':']);
    }
    let last = trimmed.rsplit([' ', '\t', '(', '"', '\'']).next().unwrap_or("").to_ascii_lowercase();
    let listed = ANNOUNCE.contains(&last.as_str())
        || ANNOUNCE.iter().any(|word| word.ends_with([':', '=', ';']) && last.ends_with(word));
    let opened = before.ends_with('(') && after.starts_with([')', ' ', ',']) && !last.ends_with("errno");
    // `text: 550 User unknown`: a colon announces, when words follow.
    let colon = trimmed.ends_with([':', '"']) && after.starts_with([' ', '-']) && begins_words(&after[1..]);
    let colon = colon && !last.starts_with("port") && !last.starts_with("line");
    // `gave up,550,5.1.1User`: as PHPMailer 5 joins its parts.
    let listed_parts = before.ends_with(',') && after.starts_with(',');
    listed || opened || colon || listed_parts
}

/// Whether what follows a code reads like the words of a reply: it may open with
/// an address, a tag or an IP address, but a number makes it a count.
fn begins_words(text: &str) -> bool {
    let word = text.trim_start().split([' ', '\t']).next().unwrap_or("");
    if word.starts_with('(') && !word.contains('@') {
        return false;
    }
    let inner = word.trim_start_matches(['<', '[', '(', '"', '#']);
    inner.starts_with(|c: char| c.is_alphabetic())
        || inner.trim_end_matches([']', ')', ':', ',']).parse::<IpAddr>().is_ok()
}

/// The words of the reply: up to the quote or parenthesis that closes it.
/// `before` is what stands before the code, `gap` what stands between it and the words.
fn until_quote<'a>(before: &str, gap: &str, words: &'a str) -> &'a str {
    let reply_notice = words.find(" (in reply to ").unwrap_or(words.len());
    let words = &words[..reply_notice];
    let opener = before.trim_end_matches([' ', '(']).chars().next_back();
    // Python quotes with `"` what holds an apostrophe: the quote before the words counts.
    let quote = match (gap.chars().next_back(), opener) {
        (Some(quote @ ('"' | '\'')), _) | (_, Some(quote @ ('"' | '\'' | '`'))) => Some(quote),
        _ if before.ends_with("(") || before.ends_with("b'") => Some('\''),
        _ => None,
    };
    let end = quote.and_then(|quote| closing(words, quote)).unwrap_or(words.len());
    words[..end].trim_end_matches([')', '"', '\'', ']', ' ', ','])
}

/// Where the quote closes: neither where a backslash stands before it, nor
/// where it opens words of the reply (`550 "sender" not allowed`, `<"name">`),
/// nor where it is an apostrophe.
fn closing(words: &str, quote: char) -> Option<usize> {
    let inside = |before: &str, after: &str| {
        let outside = before.ends_with([' ', '<', '(']) || before.is_empty();
        quote == '"' && outside && after.starts_with(|c: char| c.is_alphanumeric())
            || quote == '"' && after.starts_with('>')
            || quote == '\''
                && before.ends_with(char::is_alphanumeric)
                && after.starts_with(char::is_alphanumeric)
    };
    let mut places = words.match_indices(quote).map(|(at, _)| at);
    places.find(|at| !words[..*at].ends_with('\\') && !inside(&words[..*at], &words[at + 1..]))
}

/// `code "535", with message "535 Incorrect`: the code stands twice.
fn strip_code(words: &str, code: ReplyCode) -> &str {
    let rest = words.strip_prefix(code.to_string().as_str()).filter(|rest| rest.starts_with([' ', '-']));
    rest.map_or(words, |rest| &rest[1..])
}

/// A reply out of the code and the words behind it, and whether its last line
/// is among them; lines may be glued.
fn assemble(code: ReplyCode, words: &str) -> (Reply, bool) {
    let whole = format!("{code}-{words}");
    let mut assembly = ReplyAssembly::default();
    let mut reply = None;
    for line in glued::lines(&whole) {
        for part in line.split("\\n").flat_map(|part| part.split("\\r")) {
            let part = part.trim();
            let full = if ReplyLine::parse(part).is_some_and(|line| line.code == code) {
                part.to_owned()
            } else {
                format!("{code}-{part}")
            };
            if let Some(line) =
                ReplyLine::parse(&full).filter(|line| !line.text.is_empty() || line.enhanced.is_some())
            {
                reply = assembly.push(&line).or(reply);
            }
        }
    }
    let complete = reply.is_some();
    let reply =
        reply.or_else(|| assembly.take()).unwrap_or(Reply { code, enhanced: None, lines: Vec::new() });
    (reply, complete)
}

/// The step that a reply tells by itself, when no command is known.
pub(super) fn step_of_reply(reply: &Reply) -> Option<Step> {
    const KEYWORDS: [&str; 6] = ["SIZE", "PIPELINING", "8BITMIME", "STARTTLS", "HELP", "AUTH"];
    match reply.code.0 {
        221 => Some(Step::Quit),
        235 | 334 | 534 | 535 | 538 => Some(Step::Auth),
        354 => Some(Step::Data),
        250 if reply.lines.len() > 1 => {
            let keyword = |line: &String| KEYWORDS.iter().any(|keyword| line.starts_with(keyword));
            reply.lines.iter().any(keyword).then_some(Step::Ehlo)
        }
        220 | 454 if reply.text().contains("TLS") && reply.lines.len() == 1 => Some(Step::StartTls),
        _ => None,
    }
}

#[cfg(test)]
#[path = "embedded_reply_tests.rs"]
mod tests;
