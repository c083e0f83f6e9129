use super::*;
use crate::probe::Secret;

fn begin(mechanism: Mechanism, user: &str, secret: &str, nonce: &str) -> Box<dyn Sasl> {
    let credentials = Credentials {
        user: user.into(),
        secret: Secret(secret.into()),
        token: false,
        all: false,
        mechanism: None,
        nonce: nonce.into(),
    };
    start(mechanism, &credentials, "server.example.com", 587)
}

fn sent(answer: Answer) -> String {
    match answer {
        Answer::Send(bytes) => String::from_utf8(bytes).expect("text"),
        Answer::GiveUp(reason) => panic!("gave up: {reason}"),
    }
}

/// RFC 4616 section 4.
#[test]
fn plain() {
    let mut talk = begin(Mechanism::Plain, "tim", "tanstaaftanstaaf", "");
    assert_eq!(talk.initial(), Some(b"\0tim\0tanstaaftanstaaf".to_vec()));
}

#[test]
fn login_answers_twice() {
    let mut talk = begin(Mechanism::Login, "tim", "secret", "");
    assert_eq!(talk.initial(), None);
    assert_eq!(sent(talk.answer(b"Username:")), "tim");
    assert_eq!(sent(talk.answer(b"Password:")), "secret");
    assert_eq!(talk.answer(b"again"), Answer::GiveUp("the server asks a third time"));
}

/// RFC 2195 section 2.
#[test]
fn cram_md5() {
    let mut talk = begin(Mechanism::CramMd5, "tim", "tanstaaftanstaaf", "");
    let challenge = b"<1896.697170952@postoffice.reston.mci.net>";
    assert_eq!(sent(talk.answer(challenge)), "tim b913a602c7eda7a495b4e6e7334d3890");
}

/// RFC 5802 section 5.
#[test]
fn scram_sha_1() {
    let mut talk = begin(Mechanism::ScramSha1, "user", "pencil", "fyko+d2lbbFgONRv9qkxdawL");
    assert_eq!(talk.initial(), Some(b"n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL".to_vec()));
    let first = b"r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096";
    assert_eq!(
        sent(talk.answer(first)),
        "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="
    );
    assert!(talk.doubt().is_some());
    assert_eq!(sent(talk.answer(b"v=rmF9pqV8S7suAoZWja4dJRkFsKQ=")), "");
    assert_eq!(talk.doubt(), None);
}

/// RFC 7677 section 3.
#[test]
fn scram_sha_256() {
    let mut talk = begin(Mechanism::ScramSha256, "user", "pencil", "rOprNGfwEbeRWgbNEkqO");
    let first = b"r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    assert_eq!(
        sent(talk.answer(first)),
        "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,\
         p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
    );
    assert_eq!(sent(talk.answer(b"v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")), "");
    assert_eq!(talk.doubt(), None);
}

#[test]
fn scram_refuses_a_bad_server() {
    for first in [
        &b"r=other,s=QSXCR+Q6sek8bf92,i=4096"[..],
        b"r=abc,s=QSXCR+Q6sek8bf92,i=4096",
        b"r=abcX,s=QSXCR+Q6sek8bf92,i=1",
        b"r=abcX,s=QSXCR+Q6sek8bf92,i=4294967295",
        b"r=abcX,s=!,i=4096",
        b"",
        b"\xff",
    ] {
        let mut talk = begin(Mechanism::ScramSha1, "user", "pencil", "abc");
        assert!(matches!(talk.answer(first), Answer::GiveUp(_)), "{first:?}");
    }
    let mut talk = begin(Mechanism::ScramSha1, "a=b,c", "pencil", "abc");
    assert_eq!(talk.initial(), Some(b"n,,n=a=3Db=2Cc,r=abc".to_vec()));
    talk.answer(b"r=abcX,s=QSXCR+Q6sek8bf92,i=4096");
    assert!(matches!(talk.answer(b"v=rmF9pqV8S7suAoZWja4dJRkFsKQ="), Answer::GiveUp(_)));
}

/// The form that Google documents.
#[test]
fn xoauth2() {
    let mut talk = begin(
        Mechanism::XOAuth2,
        "someuser@example.com",
        "ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg",
        "",
    );
    assert_eq!(
        talk.initial(),
        Some(
            b"user=someuser@example.com\x01auth=Bearer ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg\x01\x01"
                .to_vec()
        )
    );
    let error = br#"{"status":"400"}"#;
    assert_eq!(talk.told(error), Some(error.to_vec()));
    assert_eq!(sent(talk.answer(error)), "");
}

/// RFC 7628 section 4.
#[test]
fn oauthbearer() {
    let mut talk =
        begin(Mechanism::OAuthBearer, "user@example.com", "vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==", "");
    let expected: &[u8] = b"n,a=user@example.com,\x01host=server.example.com\x01port=587\x01\
        auth=Bearer vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==\x01\x01";
    assert_eq!(talk.initial(), Some(expected.to_vec()));
    assert_eq!(talk.answer(br#"{"status":"invalid_token"}"#), Answer::Send(vec![1]));
}

fn order(names: &[&str], token: bool, all: bool, mechanism: Option<Mechanism>) -> Vec<&'static str> {
    let offered: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let secret = Secret("secret".into());
    let credentials = Credentials { user: "tim".into(), secret, token, all, mechanism, nonce: String::new() };
    candidates(&offered, &credentials).into_iter().map(Mechanism::name).collect()
}

#[test]
fn the_strongest_that_is_offered() {
    let one = |names: &[&str]| order(names, false, false, None);
    assert_eq!(one(&["LOGIN", "PLAIN", "XOAUTH2"]), ["PLAIN"]);
    assert_eq!(one(&["PLAIN", "SCRAM-SHA-1"]), ["SCRAM-SHA-1"]);
    assert!(one(&["XOAUTH2"]).is_empty());
    assert_eq!(order(&["XOAUTH2"], false, false, Some(Mechanism::XOAuth2)), ["XOAUTH2"]);
    assert!(order(&["PLAIN"], false, false, Some(Mechanism::Login)).is_empty());
}

#[test]
fn all_that_the_secret_fits() {
    let offered = ["LOGIN", "XOAUTH2", "PLAIN", "NTLM", "OAUTHBEARER"];
    assert_eq!(order(&offered, false, true, None), ["PLAIN", "LOGIN"]);
    assert_eq!(order(&offered, true, true, None), ["OAUTHBEARER", "XOAUTH2"]);
    assert_eq!(order(&offered, true, false, None), ["OAUTHBEARER"]);
}
