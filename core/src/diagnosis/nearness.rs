use std::collections::VecDeque;

/// Lines within which a word about mail speaks for an error, before or after.
const REACH: u64 = 30;

/// Lines of an input that is about mail by itself: nobody pastes an error of a
/// database here. In a longer text, mail has to be named near an error.
const PASTE: u64 = 40;

/// Keeps how near the errors of an input stand to words about mail.
#[derive(Debug, Default)]
pub(super) struct Nearness {
    /// Line of the last word about mail.
    mail: Option<u64>,
    /// Incidents, with their lines, that wait for such a word.
    waiting: VecDeque<(u64, usize)>,
    /// The last line.
    last: u64,
}

impl Nearness {
    /// Takes the words of a line; `sure` where its format is one of mail. Gives
    /// the incidents that are near by this.
    pub(super) fn line(&mut self, line: u64, text: &str, sure: bool) -> Vec<usize> {
        self.last = self.last.max(line);
        if !(sure || names_mail(text)) {
            return Vec::new();
        }
        self.mail = Some(line);
        self.waiting.drain(..).filter(|(at, _)| line - at.min(&line) <= REACH).map(|(_, i)| i).collect()
    }

    /// Takes an incident of a line; the answer is whether mail is near it.
    pub(super) fn incident(&mut self, line: u64, index: usize) -> bool {
        let near = self.mail.is_some_and(|mail| line - mail.min(line) <= REACH);
        if !near {
            self.waiting.push_back((line, index));
            while self.waiting.front().is_some_and(|(at, _)| line - at.min(&line) > REACH) {
                self.waiting.pop_front();
            }
        }
        near
    }

    /// Whether the input names mail anywhere.
    pub(super) const fn anywhere(&self) -> bool {
        self.mail.is_some()
    }

    /// Whether the input is no longer than what people paste.
    pub(super) const fn is_paste(&self) -> bool {
        self.last <= PASTE
    }
}

/// Looks for `mail` and `smtp`, in any case; all names of mail programs hold one or are formats.
fn names_mail(text: &str) -> bool {
    const WORDS: [&[u8; 4]; 2] = [b"mail", b"smtp"];
    let windows = text.as_bytes().windows(4);
    windows.into_iter().any(|four| {
        matches!(four[0] | 0x20, b'm' | b's') && WORDS.iter().any(|word| four.eq_ignore_ascii_case(*word))
    })
}

#[cfg(test)]
#[path = "nearness_tests.rs"]
mod tests;
