//! Errors of other services that stand beside those of mail.

/// Services of which applications tell in the same log as of their mail, in
/// lower case.
const SERVICES: [&str; 12] = [
    "redis",
    "mysql",
    "mariadb",
    "postgres",
    "mongo",
    "elasticsearch",
    "opensearch",
    "memcache",
    "rabbitmq",
    "amqp",
    "kafka",
    "sqlstate",
];

/// The ports of such services.
const PORTS: [&str; 8] = [":1433", ":3306", ":5432", ":5672", ":6379", ":9200", ":11211", ":27017"];

/// How mail is fetched: no business of the one that sends it.
const FETCHING: [&str; 2] = ["imap", "pop3"];

/// The web, as git, curl and PHP name it in an error.
const WEB: [&str; 3] = ["unable to access 'http", "socket transport \"http", "error fetching http"];

/// Whether words in lower case tell of a page that could not be had.
pub(super) fn is_web(folded: &str) -> bool {
    WEB.iter().any(|words| folded.contains(words))
}

/// Whether words in lower case tell of another service's connection, and do not name mail.
pub(super) fn is_foreign(folded: &str) -> bool {
    let names = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let fetches = FETCHING.iter().any(|word| names_service(folded, word));
    let other = names(&SERVICES) || PORTS.iter().any(|port| names_port(folded, port));
    other && !names(&["mail", "smtp"]) || fetches && !names(&["smtp"])
}

/// Whether a word stands there that is not the name of a host (`imap.example.com`), by
/// which many send.
fn names_service(folded: &str, word: &str) -> bool {
    folded.match_indices(word).any(|(at, _)| !folded[at + word.len()..].starts_with('.'))
}

fn names_port(folded: &str, port: &str) -> bool {
    folded
        .match_indices(port)
        .any(|(at, _)| !folded[at + port.len()..].starts_with(|c: char| c.is_ascii_digit() || c == ':'))
}

#[cfg(test)]
#[path = "foreign_tests.rs"]
mod tests;
