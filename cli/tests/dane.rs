use crate::dns::dns;
use crate::program::{Run, run};
use crate::server::{Answer, PemFile, Say, Tls, Wanted, certificate, server};
use std::fmt::Write as _;

const SIGNED: &str = ". NS a.root.test ; AD\nmail.test A 127.0.0.1\n";

/// A mail server with STARTTLS: its certificate and its port.
fn mail_server() -> (Vec<u8>, u16) {
    let (der, config) = certificate(&Wanted { name: "mail.test", days: (-1, 90) });
    let script = vec![
        Say("220 mail.test ESMTP\r\n"),
        Answer("250-mail.test\r\n250 STARTTLS\r\n"),
        Answer("220 go\r\n"),
        Tls(config),
        Answer("250 mail.test\r\n"),
        Answer("221 bye\r\n"),
    ];
    (der.to_vec(), server(script))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Probes the server with a zone made of its certificate and its port.
fn probe(zone: impl Fn(&[u8], u16) -> String, more: &[&str]) -> Run {
    let (der, port) = mail_server();
    let pem = PemFile::of(&format!("dane-{port}"), &der.clone().into());
    let resolver = dns(&zone(&der, port));
    let target = format!("mail.test:{port}");
    let args =
        ["probe", &target, "--resolver", &resolver, "--no-ptr", "--format", "json", "--ca-file", pem.path()];
    run(&[&args[..], more].concat())
}

fn fact(run: &Run) -> serde_json::Value {
    run.json()["dns"][0].clone()
}

#[test]
fn a_record_that_matches() {
    let zone = |der: &[u8], port| format!("{SIGNED}_{port}._tcp.mail.test TLSA 3 0 0 {} ; AD", hex(der));
    let run = probe(zone, &["--dane"]);
    assert_eq!(fact(&run)["state"], "good", "{}", run.out);
    assert_eq!(run.status, 0, "{}", run.out);
}

#[test]
fn a_record_of_an_old_certificate() {
    let zone = |_: &[u8], port| format!("{SIGNED}_{port}._tcp.mail.test TLSA 3 1 1 {} ; AD", hex(&[7; 32]));
    let run = probe(zone, &["--dane"]);
    assert_eq!(run.causes(), ["tls.policy"], "{}", run.out);
    assert_eq!((fact(&run)["rule"].as_str(), run.status), (Some("tlsa-mismatch"), 1));
    let publish = fact(&run)["publish"].to_string();
    assert!(publish.contains("._tcp.mail.test. TLSA 3 1 1 "), "{publish}");
    assert!(
        run.json()["findings"][0]["fixes"][0]["steps"].to_string().contains("TLSA 3 1 1 "),
        "{}",
        run.out
    );
}

#[test]
fn records_that_nobody_signed() {
    let record = |port| format!("_{port}._tcp.mail.test TLSA 3 1 1 {}", hex(&[7; 32]));
    let run = probe(|_, port| format!("{SIGNED}{}", record(port)), &["--dane"]);
    assert_eq!((fact(&run)["rule"].as_str(), run.status), (Some("tlsa-unsigned"), 0), "{}", run.out);
    let plain = SIGNED.replace(" ; AD", "");
    let run = probe(|_, port| format!("{plain}{}", record(port)), &["--dane"]);
    assert_eq!((fact(&run)["state"].as_str(), run.status), (Some("unknown"), 0), "{}", run.out);
}

#[test]
fn the_record_to_begin_with() {
    let run = probe(|_, _| SIGNED.into(), &["--dane"]);
    assert_eq!((fact(&run)["state"].as_str(), run.status), (Some("info"), 0), "{}", run.out);
    assert!(fact(&run)["publish"].to_string().contains("TLSA 3 1 1 "), "{}", run.out);
}

#[test]
fn no_record_is_asked_for_unless_wanted() {
    let run = probe(|_, _| SIGNED.into(), &[]);
    assert_eq!(run.json()["dns"].as_array().map(Vec::len), Some(0), "{}", run.out);
}

#[test]
fn the_policy_of_a_domain_above() {
    // Two records: the policy itself is then not fetched by anybody.
    let zone = format!("{SIGNED}_mta-sts.mail.test TXT v=STSv1; id=1\n_mta-sts.mail.test TXT v=STSv1; id=2");
    for more in ["--mta-sts", "--mta-sts=mail.test"] {
        let run = probe(|_, _| zone.clone(), &[more]);
        assert_eq!(fact(&run)["rule"], "mta-sts-records", "{}", run.out);
        assert_eq!(fact(&run)["name"], "_mta-sts.mail.test");
    }
    let none = probe(|_, _| SIGNED.into(), &["--mta-sts"]);
    assert_eq!((fact(&none)["state"].as_str(), none.status), (Some("info"), 0), "{}", none.out);
}
