use super::*;
use crate::report::{LoginReport, RecipientReport};

fn login(mechanism: &str, result: LoginResult, words: &str) -> LoginReport {
    LoginReport { mechanism: mechanism.into(), result, words: words.into() }
}

fn lines(probe: &ProbeReport) -> Vec<String> {
    probe_rows(probe).into_iter().map(|(name, words)| format!("{name} {words}")).collect()
}

#[test]
fn several_logins_and_recipients_are_told_one_by_one() {
    let probe = ProbeReport {
        connections: 2,
        logins: vec![
            login("PLAIN", LoginResult::Accepted, "235 ok"),
            login("LOGIN", LoginResult::Refused, "535 no"),
        ],
        recipients: [true, false]
            .map(|accepted| RecipientReport {
                address: "a@b.example".into(),
                accepted,
                reply: "550 no".into(),
            })
            .into(),
        ..ProbeReport::default()
    };
    let expected = [
        "login PLAIN accepted",
        "login LOGIN refused: 535 no",
        "recipient a@b.example accepted",
        "recipient a@b.example refused: 550 no",
        "connections 2",
    ];
    assert_eq!(lines(&probe), expected);
}

#[test]
fn one_login_stands_in_the_facts_already() {
    let probe = ProbeReport {
        connections: 1,
        logins: vec![login("PLAIN", LoginResult::Accepted, "")],
        ..ProbeReport::default()
    };
    assert_eq!(lines(&probe), ["connections 1"]);
}
