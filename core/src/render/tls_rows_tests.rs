use super::*;
use crate::session::{Certificate, Check, TlsFacts};

#[test]
fn a_handshake_in_rows() {
    let leaf = Certificate {
        subject: "CN=mail.test,O=Test".into(),
        issuer: "CN=R11,O=Let's Encrypt".into(),
        key: "EC P-256".into(),
        signature: "sha256WithRSAEncryption".into(),
        not_after: 36 * 86_400,
        ..Certificate::default()
    };
    let facts = TlsFacts {
        version: Some("1.3".into()),
        suite: Some("TLS_AES_256_GCM_SHA384".into()),
        group: Some("X25519MLKEM768".into()),
        at: Some(0),
        chain: vec![leaf],
        trust: Check::Pass,
        trusted_by: Some("Mozilla's list, built in".into()),
        dates: Check::Fail("certificate: expired".into()),
        ..TlsFacts::default()
    };
    let rows: Vec<String> =
        tls_rows(&crate::tls_report(&facts)).iter().map(|(name, words)| format!("{name}: {words}")).collect();
    assert_eq!(
        rows,
        [
            "TLS: 1.3, TLS_AES_256_GCM_SHA384, X25519MLKEM768 (post-quantum)",
            "certificate: trust yes, dates NO, 36 days left",
            "of: mail.test, by R11, EC P-256, sha256WithRSAEncryption",
            "chain: 1 certificate sent, trusted by Mozilla's list, built in",
        ]
    );
}

#[test]
fn days_in_words() {
    assert_eq!(
        [2, 1, 0, -1, -3].map(days),
        ["2 days left", "1 day left", "ends today", "ended yesterday", "ended 3 days ago"]
    );
}

#[test]
fn a_log_that_tells_little_gives_little() {
    let facts = TlsFacts { version: Some("1.2".into()), ..TlsFacts::default() };
    assert_eq!(tls_rows(&crate::tls_report(&facts)), [("TLS".to_owned(), "1.2".to_owned())]);
}
