use super::Folded;
use super::candidates::{Hit, hits_in};
use super::index::Index;
use crate::knowledge::{CauseId, Rule, Target};

/// Users' own causes and patterns, beside the built-in ones; none by default.
/// A copy is a handle to the same rules.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules(pub(crate) Option<&'static Own>);

/// What users' files made.
#[derive(Debug)]
pub(crate) struct Own {
    /// The causes with texts of their own.
    pub(crate) causes: Vec<CauseId>,
    /// Those with words first.
    pub(crate) rules: Vec<Rule>,
    /// Their patterns, in the same order.
    pub(crate) index: Index,
}

impl Rules {
    /// Adds the own patterns that stand in a folded text.
    pub(super) fn hits(self, folded: &Folded, hits: &mut Vec<Hit>) {
        if let Some(own) = self.0 {
            hits_in(&own.index, Target::Own, folded, hits);
        }
    }

    /// The own rule of a number.
    pub(super) fn get(self, index: u16) -> Option<&'static Rule> {
        self.0.and_then(|own| own.rules.get(usize::from(index)))
    }

    /// The own rules of codes alone.
    pub(crate) fn without_text(self) -> &'static [Rule] {
        self.0.map_or(&[], |own| &own.rules[own.rules.partition_point(|rule| rule.has_text)..])
    }

    /// The own causes.
    pub(crate) fn causes(self) -> &'static [CauseId] {
        self.0.map_or(&[], |own| &own.causes)
    }

    /// The cause that is told in place of this one: the user's of the same id, if there is one.
    pub(crate) fn told(self, cause: CauseId) -> CauseId {
        let same = self.causes().iter().find(|own| own.get().id == cause.get().id);
        same.copied().unwrap_or(cause)
    }
}

impl PartialEq for Rules {
    fn eq(&self, other: &Self) -> bool {
        match (self.0, other.0) {
            (Some(one), Some(other)) => std::ptr::eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl Eq for Rules {}
