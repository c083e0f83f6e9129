use super::*;

fn certificate_of(subject: &str, issuer: &str) -> Certificate {
    Certificate {
        subject: format!("CN={subject}"),
        issuer: format!("CN={issuer}"),
        self_signed: subject == issuer,
        key: "RSA 2048".into(),
        signature: "sha256WithRSAEncryption".into(),
        not_after: 1_000 * DAY + 5,
        issuer_url: Some("http://r.example/r11.crt".into()),
        ..Certificate::default()
    }
}

fn facts(chain: Vec<Certificate>) -> TlsFacts {
    TlsFacts { chain, at: Some(990 * DAY), group: Some("X25519MLKEM768".into()), ..TlsFacts::default() }
}

#[test]
fn a_good_chain_needs_no_remark() {
    let told = tls_report(&facts(vec![certificate_of("mail.test", "R11"), certificate_of("R11", "Root")]));
    assert_eq!(told.remarks, [""; 0]);
    assert_eq!((told.days_left, told.in_order, told.post_quantum), (Some(10), Some(true), Some(true)));
}

#[test]
fn what_is_missing_is_named() {
    let mut facts = facts(vec![certificate_of("mail.test", "R11")]);
    facts.trust = Check::Fail("certificate: incomplete chain".into());
    let told = tls_report(&facts);
    assert_eq!(told.missing_issuer.as_deref(), Some("R11"));
    assert!(
        told.remarks[0].contains("R11 is missing") && told.remarks[0].contains("http://r.example/r11.crt")
    );
}

#[test]
fn order_root_strangers_and_weakness() {
    let mut old = certificate_of("mail.test", "Mid");
    old.key = "RSA 1024".into();
    old.signature = "sha1WithRSAEncryption".into();
    let mut facts = facts(vec![
        old,
        certificate_of("Root", "Root"),
        certificate_of("Mid", "Root"),
        certificate_of("Other", "Elsewhere"),
    ]);
    facts.client_certificate_asked = Some(true);
    let told = tls_report(&facts);
    assert_eq!(told.in_order, Some(false));
    assert_eq!(told.root_sent.as_deref(), Some("Root"));
    assert_eq!(told.remarks.len(), 6, "{:?}", told.remarks);
}

#[test]
fn an_ended_certificate_has_negative_days() {
    let mut facts = facts(vec![certificate_of("mail.test", "R11")]);
    facts.at = Some(1_002 * DAY + 6);
    assert_eq!(tls_report(&facts).days_left, Some(-2));
}

#[test]
fn makers_are_known_by_names_and_words() {
    let mut leaf = certificate_of("cp12.web-hosting.com", "R11");
    leaf.names = vec!["cp12.web-hosting.com".into()];
    assert_eq!(tls_report(&facts(vec![leaf])).made_by.as_deref(), Some("Namecheap"));
    let mut plesk = certificate_of("Plesk", "Plesk");
    plesk.subject = "C=CH, O=Plesk, CN=Plesk".into();
    assert_eq!(tls_report(&facts(vec![plesk])).made_by.as_deref(), Some("Plesk"));
}
