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

/// Whether words in lower case tell of another service's connection, and do not name mail.
pub(super) fn is_foreign(folded: &str) -> bool {
    let names = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    names(&SERVICES) && !names(&["mail", "smtp"])
}

#[cfg(test)]
#[path = "foreign_tests.rs"]
mod tests;
