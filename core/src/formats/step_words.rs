//! The step of a dialogue, told by words of a log line.

use crate::smtp::Step;
use crate::text::Words;
use std::sync::LazyLock;

/// Words, in lower case, and the step that they tell. The longest that fits at a place counts.
const WORDS: &[(&str, Step)] = &[
    ("end of data", Step::Message),
    ("data end", Step::Message),
    ("end of message", Step::Message),
    ("after data", Step::Message),
    ("data not accepted", Step::Message),
    ("sending data", Step::Message),
    ("pipelined end", Step::Message),
    ("data command", Step::Data),
    ("after pipelined data", Step::Data),
    ("rcpt to", Step::Rcpt),
    ("rcpt", Step::Rcpt),
    ("recipients failed", Step::Rcpt),
    ("recipient failed", Step::Rcpt),
    ("recipientsrefused", Step::Rcpt),
    ("failed to add recipient", Step::Rcpt),
    ("smtpaddressfailed", Step::Rcpt),
    ("mail from", Step::Mail),
    ("from address failed", Step::Mail),
    ("failed to set sender", Step::Mail),
    ("senderrefused", Step::Mail),
    ("mail not accepted", Step::Mail),
    ("rcpt not accepted", Step::Rcpt),
    ("auth not accepted", Step::Auth),
    ("auth command", Step::Auth),
    ("authenticator failed", Step::Auth),
    ("authentication", Step::Auth),
    ("authenticate", Step::Auth),
    ("authorization failed", Step::Auth),
    ("invalid login", Step::Auth),
    ("login failed", Step::Auth),
    ("auth rejected", Step::Auth),
    ("auth plain", Step::Auth),
    ("auth login", Step::Auth),
    ("auth xoauth2", Step::Auth),
    ("password command failed", Step::Auth),
    ("username command failed", Step::Auth),
    ("starttls", Step::StartTls),
    ("enable_crypto", Step::Tls),
    ("ssl routines", Step::Tls),
    ("tls session:", Step::Tls),
    ("ehlo", Step::Ehlo),
    ("helo", Step::Ehlo),
    ("initial connection", Step::Connect),
    ("refused to talk to me", Step::Connect),
    ("greeting", Step::Connect),
    ("connect failed", Step::Connect),
    ("quit", Step::Quit),
];

static FINDER: LazyLock<Words> = LazyLock::new(|| Words::new(WORDS.iter().map(|(word, _)| *word)));

/// The step told by the words behind a reply (`(in reply to RCPT TO command)`)
/// or, where they are silent, by those before it, the nearest first.
pub(super) fn step_of_words(before: &str, after: &str) -> Option<Step> {
    let behind = after.to_ascii_lowercase();
    if let Some(at) = behind.find("in reply to ") {
        return first(&behind[at..]);
    }
    last(&before.to_ascii_lowercase())
}

fn first(text: &str) -> Option<Step> {
    let (at, _) = FINDER.hits(text).next()?;
    let here = FINDER.hits(text).take_while(|(other, _)| *other == at);
    here.max_by_key(|(_, word)| WORDS[*word].0.len()).map(|(_, word)| WORDS[word].1)
}

fn last(text: &str) -> Option<Step> {
    let ends = FINDER.hits(text).map(|(at, word)| (at + WORDS[word].0.len(), word));
    ends.max_by_key(|(end, word)| (*end, WORDS[*word].0.len())).map(|(_, word)| WORDS[word].1)
}
