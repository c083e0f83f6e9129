//! The marks that programs put before the lines of a dialogue, and who they mean.

use crate::session::Side::{self, Client, Server};

/// Marks and whom they mean where their content does not tell. Longer ones
/// stand before those that they begin with.
const MARKS: &[(&str, Side)] = &[
    (">>> SERVER: ", Server),
    ("<<<", Server),
    (">>>", Client),
    ("<<", Server),
    (">>", Client),
    ("<--", Server),
    ("-->", Client),
    ("<-", Client),
    ("->", Server),
    ("[<-]", Server),
    ("[->]", Client),
    ("<", Server),
    (">", Client),
    ("S:", Server),
    ("C:", Client),
    ("S>", Server),
    ("C>", Client),
    ("S<", Server),
    ("SERVER:", Server),
    ("CLIENT:", Client),
    ("Server:", Server),
    ("Client:", Client),
    ("server:", Server),
    ("client:", Client),
    ("RECV:", Server),
    ("SEND:", Client),
    ("Recv:", Server),
    ("Send:", Client),
    ("DEBUG: Recv:", Server),
    ("DEBUG: Send:", Client),
    ("Got:", Server),
    ("Sent:", Client),
    ("Received:", Server),
    ("Sending:", Client),
    ("Response:", Server),
    ("Request:", Client),
    ("Read:", Server),
    ("Wrote:", Client),
    ("recv:", Server),
    ("└──", Server),
    ("[Socket] IN:", Server),
    ("[Socket] OUT:", Client),
    ("IN:", Server),
    ("OUT:", Client),
];

/// The side that a mark means, and the words behind it, out of their quotes.
pub(super) fn marked(text: &str) -> Option<(Side, &str)> {
    let text = without_class(text.trim_start());
    let (mark, side) = MARKS.iter().find(|(mark, _)| text.starts_with(mark))?;
    let rest = &text[mark.len()..];
    // A mark of letters needs its blank (`S:/tmp` is none); an arrow does not.
    let spaced =
        rest.is_empty() || rest.starts_with([' ', '\t']) || rest.starts_with(|c: char| c.is_ascii_digit());
    let arrow = mark.ends_with(['<', '>', '-', ']', '─'])
        && rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '"');
    (spaced || arrow).then(|| (*side, unquoted(rest.trim())))
}

/// `Net::SMTP=GLOB(0x5613d9963e78)<<< 550`, `s-nail: >>> SERVER: 550`: the program before the arrow.
fn without_class(text: &str) -> &str {
    let text = text.strip_prefix("s-nail: ").unwrap_or(text);
    let Some(rest) = text.strip_prefix("Net::SMTP") else { return text };
    match rest.find(')').filter(|_| rest.contains("=GLOB(")) {
        Some(end) => &rest[end + 1..],
        None => text,
    }
}

/// The words without quotes and written line ends around them.
fn unquoted(text: &str) -> &str {
    let inner = match text.chars().next() {
        Some(quote @ ('"' | '\'')) if text.len() > 1 => text[1..].strip_suffix(quote).unwrap_or(&text[1..]),
        _ => text,
    };
    ["\\r\\n", "\\n", "<CRLF>", "<CR><LF>"].iter().find_map(|end| inner.strip_suffix(end)).unwrap_or(inner)
}
