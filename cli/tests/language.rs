//! Answers in another language.

use crate::program::{command, finished, run, run_with_input};

const REFUSED: &[u8] = b"SMTP ERROR: Failed to connect to server: Connection refused (111)\n";

#[test]
fn german_answers_name_the_same_cause() {
    let english = run_with_input(&["analyze", "--format", "json"], REFUSED);
    let german = run_with_input(&["analyze", "--format", "json", "--lang", "de"], REFUSED);
    assert_eq!((english.status, &english.json()["language"]), (1, &"en".into()));
    assert_eq!((german.status, &german.json()["language"]), (1, &"de".into()));
    assert_eq!(german.causes(), english.causes());
    let texts = |run: &crate::program::Run| run.json()["findings"][0]["explanation"].to_string();
    assert_ne!(texts(&german), texts(&english));
}

#[test]
fn the_fixed_words_are_german_in_every_format() {
    for (format, words) in [
        ("text", ["sicher · ", "Warten hilft nicht", "Zeile 1", "zu tun", "prüfen"]),
        ("markdown", ["sicher · ", "Warten hilft nicht", "Zeile 1", "**Zu tun", "**Prüfen"]),
        ("html", ["<html lang=\"de\">", "Warten hilft nicht", "Zeile 1", "<h3>Zu tun", "<h3>Prüfen"]),
    ] {
        let run = run_with_input(&["analyze", "--format", format, "--lang", "de"], REFUSED);
        for word in words {
            assert!(run.out.contains(word), "{format}: {word}: {}", run.out);
        }
    }
}

#[test]
fn the_environment_names_a_language_and_the_option_wins() {
    let explained = |args: &[&str]| {
        let mut command = command(args);
        finished(command.env("SMTPDIAG_LANG", "de_DE.UTF-8").output().expect("it runs")).out
    };
    let english = run(&["explain", "net.refused"]).out;
    let german = explained(&["explain", "net.refused"]);
    assert!(german.starts_with("Ursache net.refused"), "{german}");
    assert_eq!(explained(&["explain", "net.refused", "--lang", "en"]), english);
}

#[test]
fn a_language_without_texts_is_a_usage_error() {
    let run = run(&["explain", "535", "--lang", "fr"]);
    assert!(run.status == 2 && run.err.contains("en, de"), "{}", run.err);
}
