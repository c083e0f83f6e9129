use super::{Row, Talk};

/// How sure a reader is that a line is of its format. The highest claim wins,
/// the format of the line before wins a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Claim {
    /// Not at all.
    No,
    /// Nobody else can read it.
    Fallback,
    /// Only if the line before was of this format too.
    Follows,
    /// By its form.
    Likely,
    /// By words that no other program writes.
    Sure,
    /// Within a message that has begun: whatever it says is no news.
    Message,
}

/// A format: how its lines are known, and what they tell.
pub(crate) struct Reader {
    /// Name in reports.
    pub(crate) name: &'static str,
    /// How sure it is of a line.
    pub(crate) claim: fn(&Row<'_>, &Talk) -> Claim,
    /// Tells the events of a line.
    pub(crate) read: fn(&Row<'_>, &mut Talk),
}
