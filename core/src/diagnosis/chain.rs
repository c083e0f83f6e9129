use super::incident::Incident;
use crate::knowledge::CauseId;

/// A cause that was found, with the incidents that show it.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) cause: CauseId,
    pub(super) incidents: Vec<usize>,
    /// Stated with at least [`SURE`]: a guess explains nothing.
    pub(super) sure: bool,
}

/// The least confidence of a cause that others may follow from.
pub(super) const SURE: f64 = 0.5;

/// For each finding, the index of the one that it follows from. `order` is
/// the rank of each, lower first: of several roots the first one counts.
pub(super) fn roots(found: &[Found], incidents: &[Incident]) -> Vec<Option<usize>> {
    let of = |i: usize| {
        let explains = |j: &usize| {
            *j != i
                && (found[*j].sure || !found[i].sure)
                && found[*j].cause.explains(found[i].cause)
                && together(&found[*j], &found[i], incidents)
        };
        (0..found.len()).find(explains)
    };
    (0..found.len()).map(of).collect()
}

/// Two findings belong together in a paste or a probe; in a log only when
/// they share a key (queue id, connection).
fn together(a: &Found, b: &Found, incidents: &[Incident]) -> bool {
    let keys = |f: &Found| -> Vec<&Option<String>> {
        f.incidents.iter().flat_map(|i| incidents[*i].seen.iter().map(|s| &s.key)).collect()
    };
    let (a, b) = (keys(a), keys(b));
    a.iter().any(|key| key.is_none() || b.contains(key)) || b.iter().any(|key| key.is_none())
}
