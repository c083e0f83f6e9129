//! Whether a line looks like an error of a program, rather than prose.

/// Words of errors, in lower case.
const WORDS: &[&str] = &[
    "error",
    "fail",
    "refused",
    "timed out",
    "timed-out",
    "timeout",
    "denied",
    "reject",
    "could not",
    "couldn't",
    "can't",
    "cannot",
    "unable",
    "invalid",
    "unreachable",
    "closed",
    "reset by",
    "expired",
    "not accepted",
    "not allowed",
    "no such",
    "unknown",
    "exception",
    "disconnected",
    "lost connection",
    "aborted",
    "blocked",
    "not found",
    "not supported",
    "exceed",
    "quota",
    "too many",
    "fatal",
    "unavailable",
    "untrusted",
    "mismatch",
    "self signed",
    "self-signed",
    "not trusted",
    "not verified",
    "wrong version",
    "bad greeting",
    "unexpected",
    "no route",
    "does not",
    "doesn't",
    "did not",
    "didn't",
    "must issue",
    "required",
    "not permitted",
    "not open",
    "forbidden",
    "disabled",
    "locked",
    "wrong ",
    "missing",
    "malformed",
    "panic",
    "eof",
    "throttl",
    "greylist",
    "no address",
    "not connected",
    "problem",
    "bounced",
    "deferred",
    "is full",
    "too long",
    "too large",
    "too big",
    "run connect",
    "not (yet) defined",
    "no compatible",
    "no smtp servers",
    "no servers",
    "no response from",
    "unencrypted connection",
];

/// Marks that only programs write. They make an error of a line that else reads like prose.
const MARKS: &[&str] = &[
    "error:",
    "failed:",
    "exception:",
    "error (",
    "() failed",
    "::error",
    "exception",
    "errno",
    "[smtp:",
    "error code",
    "warning:",
    "fatal:",
    "smtp error",
    "mailer error",
    "error]",
    "->",
    "econn",
    "etimedout",
    "eauth",
    "enotfound",
    "esocket",
    "smtp connect()",
    "socket error",
    "routines:",
    "winerror",
    "x509:",
    "getaddrinfo",
    "eai_again",
    "error occurred",
    "error is",
    "expected response code",
    "smtpserverdisconnected",
    "server response was",
    "outgoing server (smtp)",
    "0x800",
];

/// Words with which people speak of errors.
const PEOPLE: [&str; 22] = [
    "i",
    "i'm",
    "i've",
    "my",
    "me",
    "we",
    "our",
    "us",
    "you",
    "your",
    "please",
    "thanks",
    "thank",
    "hello",
    "hi",
    "help",
    "anyone",
    "somebody",
    "it's",
    "sometimes",
    "tried",
    "solved",
];

/// Bytes of a line below which it explains nothing.
const EXPLANATION: usize = 120;

/// Words with which people explain errors in general.
const GENERAL: [&str; 12] = [
    "such as",
    "for example",
    "e.g.",
    "may be",
    "may look",
    "might",
    "most ",
    "either",
    "usually",
    "typically",
    "indicates",
    "in general",
];

/// Whether a line is an error by its form.
pub(super) fn is_error(text: &str) -> bool {
    let lower = without_links(&text.to_lowercase());
    if MARKS.iter().any(|mark| lower.contains(mark)) || has_errno(&lower) {
        return true;
    }
    has_word(&lower) && (!is_prose_lower(&lower) || quotes(&lower).any(has_word))
}

fn has_word(lower: &str) -> bool {
    WORDS.iter().any(|word| lower.contains(word))
}

/// The words that a sentence quotes, where they are more than a name.
fn quotes(lower: &str) -> impl Iterator<Item = &str> {
    let quoted = |mark: char| lower.split(mark).skip(1).step_by(2);
    quoted('"').chain(quoted('`')).filter(|words| words.split_whitespace().count() >= 2)
}

/// Links name errors (`?p=TooManyRecipientsError`) without being one.
fn without_links(lower: &str) -> String {
    if !lower.contains("://") {
        return lower.to_owned();
    }
    lower.split(' ').filter(|word| !word.contains("://")).collect::<Vec<_>>().join(" ")
}

/// A number in parentheses at the end of its words: `(110)`, `[Errno 111]`, `(code: 13)`.
fn has_errno(lower: &str) -> bool {
    lower.match_indices('(').any(|(at, _)| {
        let inner = &lower[at + 1..];
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        (1..=5).contains(&digits) && inner[digits..].starts_with(')')
    })
}

/// Whether a line is what people say, not programs.
pub(super) fn is_prose(text: &str) -> bool {
    is_prose_lower(&text.to_lowercase())
}

fn is_prose_lower(lower: &str) -> bool {
    let words = || lower.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '!' | '?' | ';'));
    let spoken = words().any(|word| PEOPLE.contains(&word));
    spoken || lower.trim_end().ends_with('?') || explains(lower)
}

/// A long sentence with several words of explanation tells of errors, not of one.
fn explains(lower: &str) -> bool {
    lower.len() > EXPLANATION && GENERAL.iter().filter(|word| lower.contains(**word)).count() >= 2
}

#[cfg(test)]
#[path = "error_words_tests.rs"]
mod tests;
