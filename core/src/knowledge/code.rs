use super::CauseId;

/// A reply code, or a part of an enhanced status code, as its registry has it.
#[derive(Debug)]
pub(crate) struct Code {
    /// `535`; for enhanced codes `4`, `x.1`, `x.1.1` or `5.7.139`.
    pub(crate) code: &'static str,
    /// The last code of a range that `code` begins; empty otherwise.
    pub(crate) up_to: &'static str,
    /// `class`, `subject`, `detail`; empty for reply codes.
    pub(crate) part: &'static str,
    pub(crate) name: &'static str,
    pub(crate) meaning: &'static str,
    /// Commands that it answers.
    pub(crate) at: &'static [&'static str],
    /// Likeliest first.
    pub(crate) causes: &'static [CauseId],
    pub(crate) basic_codes: &'static [&'static str],
    pub(crate) rfc: &'static [&'static str],
    pub(crate) status: &'static str,
    pub(crate) notes: &'static str,
    pub(crate) vendor: &'static str,
}

/// A TCP port and what it is for.
#[derive(Debug)]
pub(crate) struct Port {
    pub(crate) number: u16,
    pub(crate) name: &'static str,
    pub(crate) tls: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) usage: &'static str,
    pub(crate) notes: &'static str,
    pub(crate) rfc: &'static [&'static str],
}
