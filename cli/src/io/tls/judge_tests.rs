use super::judge;
use crate::io::tls::{Roots, TlsClient, certificate};
use rcgen::{BasicConstraints, CertificateParams, CustomExtension, DnType, IsCa, Issuer, KeyPair};
use rustls::pki_types::{CertificateDer, ServerName};
use smtpdiag_core::session::Check;

const NOW: i64 = 1_800_000_000;
const DAY: i64 = 86_400;

struct Authority {
    der: CertificateDer<'static>,
    issuer: Issuer<'static, KeyPair>,
}

fn params(cn: &str, names: &[&str], from: i64, to: i64) -> CertificateParams {
    let names: Vec<String> = names.iter().map(|n| (*n).to_owned()).collect();
    let mut params = CertificateParams::new(names).expect("names");
    params.distinguished_name.push(DnType::CommonName, cn);
    params.not_before = time::OffsetDateTime::from_unix_timestamp(NOW + from * DAY).expect("instant");
    params.not_after = time::OffsetDateTime::from_unix_timestamp(NOW + to * DAY).expect("instant");
    params
}

fn authority(cn: &str, by: Option<&Authority>, from: i64, to: i64) -> Authority {
    let key = KeyPair::generate().expect("key");
    let mut params = params(cn, &[], from, to);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    if by.is_some() {
        params.custom_extensions.push(issuers_address());
    }
    let made = match by {
        Some(by) => params.signed_by(&key, &by.issuer),
        None => params.self_signed(&key),
    };
    Authority { der: made.expect("certificate").der().clone(), issuer: Issuer::new(params, key) }
}

/// Authority information access (RFC 5280 section 4.2.2.1): caIssuers, `http://a`.
fn issuers_address() -> CustomExtension {
    let mut access = vec![0x30, 0x16, 0x30, 0x14, 0x06, 0x08, 0x2b, 6, 1, 5, 5, 7, 0x30, 2, 0x86, 8];
    access.extend_from_slice(b"http://a");
    CustomExtension::from_oid_content(&[1, 3, 6, 1, 5, 5, 7, 1, 1], access)
}

fn leaf(by: &Authority, from: i64, to: i64) -> CertificateDer<'static> {
    let key = KeyPair::generate().expect("key");
    let mut params = params("mail.test", &["mail.test"], from, to);
    params.custom_extensions.push(issuers_address());
    params.signed_by(&key, &by.issuer).expect("certificate").der().clone()
}

fn judged(sent: &[CertificateDer<'static>], trusted: &Authority, name: &str) -> [Check; 3] {
    let client = TlsClient::new(Roots::with(vec![trusted.der.clone()]));
    let name = ServerName::try_from(name.to_owned()).expect("name");
    let chain: Vec<_> = sent.iter().filter_map(|der| certificate::read(der)).collect();
    let judgement = judge(sent, &chain, &name, &client, NOW);
    [judgement.trust, judgement.dates, judgement.name]
}

fn fail(words: &str) -> Check {
    Check::Fail(words.into())
}

#[test]
fn all_right() {
    let root = authority("root", None, -10, 10);
    assert_eq!(judged(&[leaf(&root, -1, 1)], &root, "mail.test"), [Check::Pass, Check::Pass, Check::Pass]);
}

#[test]
fn an_expired_one_is_still_trusted_and_of_the_right_name() {
    let root = authority("root", None, -10, 10);
    let expected = [Check::Pass, fail("certificate: expired"), Check::Pass];
    assert_eq!(judged(&[leaf(&root, -9, -3)], &root, "mail.test"), expected);
}

#[test]
fn one_of_the_future() {
    let root = authority("root", None, -10, 10);
    let expected = [Check::Pass, fail("certificate: not yet valid"), Check::Pass];
    assert_eq!(judged(&[leaf(&root, 2, 3)], &root, "mail.test"), expected);
}

#[test]
fn another_name() {
    let root = authority("root", None, -10, 10);
    let expected = [Check::Pass, Check::Pass, fail("certificate: not valid for the name")];
    assert_eq!(judged(&[leaf(&root, -1, 1)], &root, "mail.other"), expected);
}

#[test]
fn an_expired_authority_between() {
    let root = authority("root", None, -10, 10);
    let middle = authority("middle", Some(&root), -9, -2);
    let sent = [leaf(&middle, -8, 1), middle.der.clone()];
    assert_eq!(judged(&sent, &root, "mail.test"), [Check::Pass, fail("certificate: expired"), Check::Pass]);
}

#[test]
fn an_issuer_that_was_left_out() {
    let root = authority("root", None, -10, 10);
    let middle = authority("middle", Some(&root), -9, 9);
    let expected = [fail("certificate: incomplete chain"), Check::Pass, Check::Pass];
    assert_eq!(judged(&[leaf(&middle, -1, 1)], &root, "mail.test"), expected);
}

#[test]
fn an_authority_that_nobody_knows() {
    let (known, unknown) = (authority("known", None, -10, 10), authority("unknown", None, -10, 10));
    let sent = [leaf(&unknown, -1, 1), unknown.der.clone()];
    assert_eq!(
        judged(&sent, &known, "mail.test"),
        [fail("certificate: unknown issuer"), Check::Pass, Check::Pass]
    );
}

#[test]
fn a_self_signed_one_is_trusted_only_when_given() {
    let key = KeyPair::generate().expect("key");
    let own =
        params("mail.test", &["mail.test"], -1, 1).self_signed(&key).expect("certificate").der().clone();
    let root = authority("root", None, -10, 10);
    let expected = [fail("certificate: self-signed"), Check::Pass, Check::Pass];
    assert_eq!(judged(std::slice::from_ref(&own), &root, "mail.test"), expected);
    let given = Authority { der: own.clone(), issuer: root.issuer };
    assert_eq!(judged(&[own], &given, "mail.test"), [Check::Pass, Check::Pass, Check::Pass]);
}

#[test]
fn what_is_read_of_a_certificate() {
    let root = authority("root", None, -10, 10);
    let read = certificate::read(&leaf(&root, -1, 1)).expect("certificate");
    assert_eq!(read.subject, "CN=mail.test");
    assert_eq!(read.issuer, "CN=root");
    assert_eq!(read.names, ["mail.test"]);
    assert_eq!((read.not_before, read.not_after), (NOW - DAY, NOW + DAY));
    assert_eq!(read.key, "EC P-256");
    assert!(!read.self_signed);
}
