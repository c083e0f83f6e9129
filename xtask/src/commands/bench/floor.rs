//! What the project promises, and whether a run kept it.

/// A measured number beside the one that is promised.
pub(super) struct Floor {
    pub(super) what: &'static str,
    pub(super) value: f64,
    pub(super) unit: &'static str,
    pub(super) bound: Bound,
}

/// Which way is good.
#[derive(Clone, Copy)]
pub(super) enum Bound {
    AtLeast(f64),
    AtMost(f64),
}

impl Floor {
    fn holds(&self) -> bool {
        match self.bound {
            Bound::AtLeast(bound) => self.value >= bound,
            Bound::AtMost(bound) => self.value <= bound,
        }
    }

    fn print(&self) {
        let (word, bound) = match self.bound {
            Bound::AtLeast(bound) => ("at least", bound),
            Bound::AtMost(bound) => ("at most", bound),
        };
        let holds = if self.holds() { "holds" } else { "MISSED" };
        println!("{:<52} {:>9.2} {:<6} {word:>8} {bound:<6} {holds}", self.what, self.value, self.unit);
    }
}

/// Prints all of them, and how many were missed: timings on a busy machine
/// are no reason to fail.
pub(super) fn print(floors: &[Floor]) {
    println!();
    floors.iter().for_each(Floor::print);
    let missed = floors.iter().filter(|floor| !floor.holds()).count();
    println!("\n{} of {} promises hold in this run", floors.len() - missed, floors.len());
}
