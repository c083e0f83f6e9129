use super::{is_foreign, is_web};

#[test]
fn a_database_is_foreign() {
    assert!(is_foreign("error connecting to redis on localhost:6379 (errno::econnrefused)"));
    assert!(is_foreign("connect etimedout 10.0.0.5:5432"));
    assert!(!is_foreign("connect etimedout 10.0.0.5:54321"));
    assert!(is_foreign("sqlstate[hy000] [2002] connection refused"));
}

#[test]
fn mail_is_not() {
    assert!(!is_foreign("connection refused"));
    assert!(!is_foreign("could not queue mail in redis: connection refused"));
}

#[test]
fn fetching_is_foreign_and_a_name_is_not() {
    assert!(is_foreign("imap error: could not connect to mail.example.com:143: connection timed out"));
    assert!(!is_foreign(
        "connection could not be established with host imap.example.com [connection refused]"
    ));
}

#[test]
fn the_web_is_no_mail_and_a_link_is_no_error() {
    assert!(is_web("fatal: unable to access 'https://git.example.com/': certificate verification failed"));
    assert!(!is_web("535 username not accepted. see https://support.example.com"));
}
