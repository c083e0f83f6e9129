/// The known words nearest to one that is not known, the nearest first.
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let word: Vec<char> = word.to_ascii_lowercase().chars().take(LONGEST).collect();
    let text: String = word.iter().collect();
    let rank = |other: &str| {
        // The word as a part of another is nearer than letters tell.
        let part = text.len() > 2 && other.contains(&text);
        if part { 1 } else { distance(&word, other) }
    };
    let mut all: Vec<(usize, &str)> = known.map(|other| (rank(other), other)).collect();
    all.sort_unstable();
    all.dedup();
    all.truncate(SHOWN);
    all.into_iter().map(|(_, other)| other).collect()
}

const SHOWN: usize = 3;
const LONGEST: usize = 64;

/// Letters to add, drop or change to come from one word to the other.
fn distance(a: &[char], b: &str) -> usize {
    let mut row: Vec<usize> = (0..=a.len()).collect();
    for (i, other) in b.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, letter) in a.iter().enumerate() {
            let changed = diagonal + usize::from(*letter != other);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[a.len()]
}
