use crate::smtp::secret::MASK;
use std::borrow::Cow;

/// Follows the login in a dialogue: what a client says after 334, and after
/// AUTH LOGIN, is a secret whatever it looks like.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Answers {
    asked: bool,
}

impl Answers {
    /// The line with such an answer masked.
    pub(super) fn mask<'a>(&mut self, line: &'a str) -> Cow<'a, str> {
        let asked = std::mem::take(&mut self.asked);
        if is_challenge(line) {
            self.asked = true;
            return Cow::Borrowed(line);
        }
        if line.trim().is_empty() {
            self.asked = asked;
        }
        let Some(start) = answer(line).filter(|_| asked) else { return Cow::Borrowed(line) };
        let end = start + line[start..].find(['\'', '"', '\\', ' ']).unwrap_or(line.len() - start);
        Cow::Owned(format!("{}{MASK}{}", &line[..start], &line[end..]))
    }
}

/// `334 VXNlcm5hbWU6`, behind whatever mark.
fn is_challenge(line: &str) -> bool {
    line.match_indices("334").any(|(at, _)| {
        let before = line[..at].trim_end_matches([' ', '\'', '"']);
        let free = before.is_empty() || before.ends_with(['>', ':', '-', '<', '|', ']']);
        let after = &line[at + 3..];
        free && (after.trim().is_empty() || after.starts_with([' ', '\\', '\'']))
    })
}

/// Where the only word of a client's line begins.
fn answer(line: &str) -> Option<usize> {
    let end = line
        .trim_end_matches(['"', '\'', ' ', '\t', '\r'])
        .trim_end_matches("\\r\\n")
        .trim_end_matches("\\n")
        .len();
    let start = line[..end].rfind([' ', '\t', '"', '\'', '>', ':']).map_or(0, |at| at + 1);
    let word = &line[start..end];
    let before = line[..start].trim_end_matches(['"', '\'', ' ', '\t']);
    let mark = before.is_empty() || before.ends_with(['>', ':']) || before.ends_with("->");
    let base64 = word.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b));
    (mark && !word.is_empty() && base64 && word != "*").then_some(start)
}
