use super::CauseId;
use crate::session::{Side, TlsMode};
use crate::smtp::Step;

/// A pattern's constraints and what it names. Indices point into the tables.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) id: &'static str,
    pub(crate) cause: CauseId,
    pub(crate) confidence: f64,
    pub(crate) specificity: u32,
    /// Whether words are needed, or codes alone name it.
    pub(crate) has_text: bool,
    /// Ranges of reply codes, both ends included.
    pub(crate) codes: &'static [(u16, u16)],
    /// Class (0: any), subject, detail.
    pub(crate) enhanced: &'static [(u8, u16, u16)],
    pub(crate) commands: &'static [Step],
    pub(crate) providers: &'static [u16],
    pub(crate) software: &'static [u16],
    pub(crate) side: Option<Side>,
    pub(crate) tls_modes: &'static [TlsMode],
    pub(crate) ports: &'static [u16],
    /// The provider whose own words these are.
    pub(crate) shows_provider: Option<u16>,
    /// Holds only where that provider is known already.
    pub(crate) needs_provider: bool,
    /// A hint: counts only where no other rule holds, in a text about mail.
    pub(crate) guess: bool,
}

/// One choice of a pattern's alternatives, or a mark.
#[derive(Debug)]
pub(crate) struct Variant {
    pub(crate) pieces: &'static [Piece],
    pub(crate) at_start: bool,
    pub(crate) at_end: bool,
    pub(crate) target: Target,
}

/// What a variant stands for: an index into `RULES`, `SOFTWARE` or `PROVIDERS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Rule(u16),
    Software(u16),
    Provider(u16),
}

/// A piece of a variant.
#[derive(Debug)]
pub(crate) enum Piece {
    /// Folded text that must stand there.
    Literal(&'static str),
    /// A hole that takes some text.
    Hole(Hole),
}

/// What a hole takes; the names are those of the pattern language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(dead_code, reason = "which holes the data uses is up to the data")]
pub(crate) enum Hole {
    Gap,
    Rest,
    Word,
    Number,
    Host,
    Ip,
    Port,
    Address,
    Domain,
    Size,
    Name,
    Date,
    Version,
}
