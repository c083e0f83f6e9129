use super::parse;
use smtpdiag_core::smtp::Step;

#[test]
fn the_words_of_swaks_in_any_case() {
    let table = [
        ("CONNECT", Step::Connect),
        ("banner", Step::Connect),
        ("Ehlo", Step::Ehlo),
        ("TLS", Step::Tls),
        ("AUTH", Step::Auth),
        ("mail", Step::Mail),
        ("RCPT", Step::Rcpt),
    ];
    for (text, step) in table {
        assert_eq!(parse(text), Ok(step));
    }
    assert!(parse("DATA").is_err(), "nothing is ever sent");
}
