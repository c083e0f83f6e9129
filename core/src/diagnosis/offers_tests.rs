use super::*;

fn session(before: &[&str], inside: &[&str]) -> Session {
    let list = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    Session { capabilities: list(before), capabilities_tls: list(inside), ..Session::default() }
}

fn told(before: &[&str], inside: &[&str]) -> String {
    compared(&session(before, inside)).join(" ")
}

#[test]
fn what_is_usual_is_told_as_usual() {
    let words = told(&["SIZE 100", "STARTTLS"], &["SIZE 100", "AUTH PLAIN", "REQUIRETLS"]);
    assert_eq!(words, "AUTH is offered only inside TLS: as it should be.");
    assert_eq!(told(&["SIZE 100", "STARTTLS"], &["SIZE 100"]), "");
}

#[test]
fn what_is_odd_is_told_as_odd() {
    let words = told(&["SIZE 1048576", "8BITMIME", "STARTTLS"], &["SIZE 20971520", "starttls"]);
    assert!(words.contains("STARTTLS is still offered inside TLS"), "{words}");
    assert!(words.contains("\"mail up to 1 MiB\" before TLS"), "{words}");
    assert!(words.contains("not inside it: 8BITMIME"), "{words}");
    assert!(told(&["AUTH PLAIN"], &["SIZE"]).contains("AUTH is offered before TLS and not inside"));
}

#[test]
fn passwords_in_clear_text_are_warned_of() {
    assert!(told(&["AUTH PLAIN LOGIN"], &["AUTH PLAIN LOGIN"]).contains("in clear text"));
    assert_eq!(told(&["AUTH CRAM-MD5"], &["AUTH CRAM-MD5"]), "");
    assert_eq!(
        told(&["AUTH CRAM-MD5"], &["AUTH PLAIN"]),
        "AUTH offers CRAM-MD5 before TLS and PLAIN inside it."
    );
}

#[test]
fn nothing_is_compared_with_one_answer_alone() {
    assert_eq!(told(&[], &["STARTTLS"]), "");
    assert_eq!(told(&["AUTH PLAIN"], &[]), "");
}

#[test]
fn keywords_in_words() {
    let words = in_words(&session(&["X"], &["SIZE 35651584", "PIPELINING", "X-UNKNOWN"]));
    assert_eq!(words[0], "SIZE: mail up to 34 MiB");
    assert!(words[1].starts_with("PIPELINING: several commands"), "{words:?}");
    assert_eq!(words.len(), 2);
}
