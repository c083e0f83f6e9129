use super::{EnhancedCode, ReplyCode};

/// A whole reply of a server: its lines joined (RFC 5321 section 4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The code, the same on every line.
    pub code: ReplyCode,
    /// The enhanced status code of the first line that has one.
    pub enhanced: Option<EnhancedCode>,
    /// The words of each line, without the code and the enhanced status code.
    pub lines: Vec<String>,
}

impl Reply {
    /// The same with the enhanced status code in front.
    #[must_use]
    pub fn full_text(&self) -> String {
        self.enhanced.map_or_else(|| self.text(), |code| format!("{code} {}", self.text()))
    }

    /// The words of all lines, joined by a blank: what patterns match on.
    #[must_use]
    pub fn text(&self) -> String {
        self.lines.join(" ")
    }
}
