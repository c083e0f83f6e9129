use super::Words;
use proptest::prelude::*;

const WORDS: [&str; 6] = ["ab", "abc", "bc", "ca", "a b", "\u{e9}a"];

proptest! {
    #[test]
    fn finds_what_single_searches_find(text in "[abc \u{e9}]{0,30}") {
        let mut found: Vec<(usize, usize)> = Words::new(WORDS).hits(&text).collect();
        found.sort_unstable();
        let mut wanted: Vec<(usize, usize)> = Vec::new();
        for (index, word) in WORDS.iter().enumerate() {
            wanted.extend((0..text.len()).filter(|at| text.as_bytes()[*at..].starts_with(word.as_bytes())).map(|at| (at, index)));
        }
        wanted.sort_unstable();
        prop_assert_eq!(found, wanted);
    }
}
