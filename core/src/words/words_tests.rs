use super::fixed;
use crate::report::Language;

#[test]
fn holes_of_fixed_words_are_filled() {
    let facts: [(&str, &dyn std::fmt::Display); 2] = [("line", &7), ("name", &"mail.log")];
    assert_eq!(fixed("{name}, line {line}", &facts), "mail.log, line 7");
    assert_eq!(fixed("no hole", &facts), "no hole");
    assert_eq!(fixed("an open {line", &facts), "an open line");
    assert_eq!(fixed("{unknown}.", &facts), ".");
}

#[test]
fn each_language_has_its_own_words() {
    assert_eq!(Language::English.words().certain, "certain");
    #[cfg(feature = "german")]
    assert_eq!(Language::German.words().certain, "sicher");
}
