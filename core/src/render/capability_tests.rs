use super::{capabilities, capability};

#[test]
fn keywords_in_words() {
    let table = [
        ("SIZE 35882577", Some("mail up to 34 MiB")),
        ("SIZE 0", Some("mail of any size")),
        ("SIZE", Some("mail of any size")),
        ("SIZE 512000", Some("mail up to 500 KiB")),
        ("AUTH PLAIN LOGIN", Some("login (PLAIN, LOGIN)")),
        ("auth=LOGIN PLAIN", Some("login (LOGIN, PLAIN)")),
        ("AUTH", Some("login without a mechanism")),
        ("STARTTLS", Some("STARTTLS")),
        ("X-ODD thing", Some("X-ODD thing")),
        ("HELP", None),
        ("", None),
    ];
    for (line, expected) in table {
        assert_eq!(capability(line).as_deref(), expected, "{line}");
    }
}

#[test]
fn what_matters_stands_first_and_once() {
    let lines =
        ["mail.example.com", "PIPELINING", "SIZE 52428800", "AUTH=LOGIN", "AUTH LOGIN", "STARTTLS", "HELP"];
    let words = capabilities(&lines.map(String::from));
    assert_eq!(words, ["STARTTLS", "login (LOGIN)", "mail up to 50 MiB", "pipelining"]);
}
