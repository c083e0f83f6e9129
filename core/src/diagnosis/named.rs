use super::fill::Values;
use crate::knowledge::CauseId;

/// What an incident means.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) cause: CauseId,
    pub(super) rule: String,
    pub(super) confidence: f64,
    pub(super) weight: f64,
    /// What the holes of its pattern took.
    pub(super) captures: Values,
    /// Index into `PROVIDERS`, where the words are a provider's own.
    pub(super) provider: Option<u16>,
}
