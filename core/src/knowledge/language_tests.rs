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
fn both() -> impl Iterator<Item = (&'static str, &'static super::Text, &'static super::Text)> {
    (0..)
        .zip(CAUSES)
        .map(|(index, cause)| (cause.id, CauseId(index).text(), CauseId(index).text_in(Language::German)))
}

#[cfg(feature = "german")]
#[test]
fn german_is_the_same_cause_in_other_words() {
    for (id, english, german) in both() {
        let platforms = |text: &super::Text| text.fixes.iter().map(|fix| fix.platform).collect::<Vec<_>>();
        assert_eq!(platforms(german), platforms(english), "{id}");
        let commands = |text: &super::Text| text.confirm.iter().map(|c| c.command).collect::<Vec<_>>();
        assert_eq!(commands(german), commands(english), "{id}");
    }
    assert_eq!(Language::of_tag("de_AT.UTF-8"), Some(Language::German));
}

#[cfg(feature = "german")]
#[test]
fn every_cause_is_told_in_german() {
    for (id, english, german) in both() {
        assert_ne!(german.title, english.title, "{id}");
        assert_ne!(german.summary, english.summary, "{id}");
        assert_ne!(german.explanation, english.explanation, "{id}");
        let expects = |text: &super::Text| text.confirm.iter().map(|c| c.expect).collect::<Vec<_>>();
        let same = expects(german).into_iter().filter(|text| expects(english).contains(text)).count();
        assert_eq!(same, 0, "{id}: a check is told in English");
    }
}
