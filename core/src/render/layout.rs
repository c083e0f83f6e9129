//! Lines of marked text: what a printer for terminals makes. The marks say
//! what a piece is; the caller maps them to colours, or to none.

use unicode_width::UnicodeWidthStr;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing special.
    Plain,
    /// The sign and sentence of a fault.
    Fault,
    /// The same of a warning.
    Warning,
    /// The same of a healthy answer.
    Healthy,
    /// The same of an answer that cannot tell.
    Unknown,
    /// A heading or label.
    Label,
    /// A command to copy.
    Command,
    /// Of less weight: remarks, ids, times.
    Muted,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub mark: Mark,
    /// Its text, without line ends and control characters.
    pub text: String,
}

/// A line of the output.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Piece>);

impl Line {
    /// Adds a piece; an empty one is left out.
    pub fn push(&mut self, mark: Mark, text: impl Into<String>) {
        let text = clean(&text.into());
        if !text.is_empty() {
            self.0.push(Piece { mark, text });
        }
    }

    /// A line of one piece.
    #[must_use]
    pub fn of(mark: Mark, text: impl Into<String>) -> Self {
        let mut line = Self::default();
        line.push(mark, text);
        line
    }

    /// The line without marks.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().map(|p| p.text.as_str()).collect()
    }

    /// Columns that the line takes.
    #[must_use]
    pub fn width(&self) -> usize {
        self.0.iter().map(|p| p.text.width()).sum()
    }
}

/// Makes text safe for a terminal: control characters, and characters that
/// change the direction of writing or take no room, become `?`. A tab becomes
/// a blank.
#[must_use]
pub fn clean(text: &str) -> String {
    let safe = |c: char| match c {
        '\t' => ' ',
        c if c.is_control() => '?',
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => '?',
        c => c,
    };
    text.chars().map(safe).collect()
}
