//! Users' own causes. They stand behind the built-in ones, so that an id finds
//! either, and stay to the end of the process: rules are read once a run.

#[cfg(feature = "user-rules")]
use super::CauseId;
use super::{CAUSES, Cause};
use std::sync::{PoisonError, RwLock};

static OWN: RwLock<Vec<&'static Cause>> = RwLock::new(Vec::new());

/// The own cause of this number.
pub(super) fn cause(number: usize) -> &'static Cause {
    let own = OWN.read().unwrap_or_else(PoisonError::into_inner);
    own.get(number).copied().unwrap_or(&CAUSES[0])
}

/// Enters causes. `make` gets the id of the first one, the others follow it.
/// `None` where there is no room left.
#[cfg(feature = "user-rules")]
pub(crate) fn enter(count: usize, make: impl FnOnce(CauseId) -> Vec<Cause>) -> Option<CauseId> {
    let mut own = OWN.write().unwrap_or_else(PoisonError::into_inner);
    let first = CAUSES.len() + own.len();
    u16::try_from(first + count).ok()?;
    let first = CauseId(u16::try_from(first).ok()?);
    own.extend(make(first).into_iter().map(|cause| &*Box::leak(Box::new(cause))));
    Some(first)
}
