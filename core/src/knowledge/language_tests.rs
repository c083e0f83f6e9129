#[cfg(feature = "german")]
use super::{CAUSES, CauseId};
use crate::report::Language;

#[test]
fn english_is_the_default_and_another_language_is_none() {
    assert_eq!(Language::default(), Language::English);
    assert_eq!(Language::of_tag("en-GB"), Some(Language::English));
    assert_eq!(Language::of_tag("xx"), None);
}

#[cfg(feature = "german")]
#[test]
fn german_is_the_same_cause_in_other_words() {
    for (index, english) in CAUSES.iter().enumerate() {
        let german = CauseId(u16::try_from(index).expect("few causes")).told_in(Language::German);
        assert_eq!((german.id, german.who, german.explains), (english.id, english.who, english.explains));
        assert_eq!(german.fixes.len(), english.fixes.len(), "{}", german.id);
        let commands = |cause: &super::Cause| cause.confirm.iter().map(|c| c.command).collect::<Vec<_>>();
        assert_eq!(commands(german), commands(english), "{}", german.id);
    }
    assert_eq!(Language::of_tag("de_AT.UTF-8"), Some(Language::German));
}

#[cfg(feature = "german")]
#[test]
fn every_cause_is_told_in_german() {
    for (index, english) in CAUSES.iter().enumerate() {
        let german = CauseId(u16::try_from(index).expect("few causes")).told_in(Language::German);
        assert_ne!(german.title, english.title, "{}", english.id);
        assert_ne!(german.summary, english.summary, "{}", english.id);
        assert_ne!(german.explanation, english.explanation, "{}", english.id);
        let expects = |cause: &super::Cause| cause.confirm.iter().map(|c| c.expect).collect::<Vec<_>>();
        let same = expects(german).into_iter().filter(|text| expects(english).contains(text)).count();
        assert_eq!(same, 0, "{}: a check is told in English", english.id);
    }
}
