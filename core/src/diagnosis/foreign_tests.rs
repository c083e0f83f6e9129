use super::is_foreign;

#[test]
fn a_database_is_foreign() {
    assert!(is_foreign("error connecting to redis on localhost:6379 (errno::econnrefused)"));
    assert!(is_foreign("sqlstate[hy000] [2002] connection refused"));
}

#[test]
fn mail_is_not() {
    assert!(!is_foreign("connection refused"));
    assert!(!is_foreign("could not queue mail in redis: connection refused"));
}
