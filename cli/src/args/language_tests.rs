use super::parse;
use smtpdiag_core::report::Language;

#[test]
fn tags_and_locales_name_a_language() {
    for text in ["de", "DE", "de-AT", "de_DE.UTF-8", " de "] {
        assert_eq!(parse(text), Ok(Language::German), "{text}");
    }
    for text in ["en", "en_GB.UTF-8", ""] {
        assert_eq!(parse(text), Ok(Language::English), "{text}");
    }
}

#[test]
fn another_language_is_told_which_there_are() {
    assert_eq!(parse("fr"), Err("the texts exist in en, de".into()));
}
