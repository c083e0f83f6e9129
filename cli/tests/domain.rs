use crate::dns::dns;
use crate::program::{Run, run};
use crate::server::{Answer, Say, server};

/// A domain with everything right.
const GOOD: &str = "\
    example.test MX 10 mail.example.test\n\
    mail.example.test A 127.0.0.1\n\
    1.0.0.127.in-addr.arpa PTR mail.example.test\n\
    example.test TXT v=spf1 mx -all\n\
    s1._domainkey.example.test TXT v=DKIM1; k=ed25519; p=BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n\
    _dmarc.example.test TXT v=DMARC1; p=reject; rua=mailto:a@example.test\n\
    _smtp._tls.example.test TXT v=TLSRPTv1; rua=mailto:a@example.test\n\
    _submissions._tcp.example.test SRV 0 1 465 mail.example.test\n";

fn domain(zone: &str, more: &[&str]) -> Run {
    let resolver = dns(zone);
    let args = ["domain", "example.test", "--resolver", &resolver, "--timeout", "2s"];
    run(&[&args[..], more].concat())
}

fn json(zone: &str, more: &[&str]) -> Run {
    domain(zone, &[&["--format", "json"], more].concat())
}

/// The fact about this topic.
fn fact(run: &Run, topic: &str) -> serde_json::Value {
    let facts = run.json()["dns"].as_array().cloned().unwrap_or_default();
    facts.into_iter().find(|fact| fact["topic"] == topic).unwrap_or_else(|| panic!("{topic}: {}", run.out))
}

#[test]
fn everything_right() {
    let run = json(GOOD, &["--no-probe"]);
    assert_eq!(run.status, 0, "{}", run.out);
    assert_eq!(run.json()["summary"], "What DNS says of example.test is in order.");
    for topic in ["mx", "ptr", "spf", "dkim", "dmarc", "tls-rpt"] {
        assert_eq!(fact(&run, topic)["state"], "good", "{topic}");
    }
    assert_eq!(fact(&run, "mta-sts")["state"], "info");
}

#[test]
fn a_text_has_a_line_for_each() {
    let out = domain(GOOD, &["--no-probe"]).out;
    insta::assert_snapshot!("domain", out);
}

#[test]
fn the_mail_servers_are_probed() {
    let script = vec![Say("220 mail.test ESMTP\r\n"), Answer("250 mail.test\r\n"), Answer("221 bye\r\n")];
    let port = server(script).to_string();
    let run = json(GOOD, &["--port", &port]);
    assert_eq!(run.json()["attempts"][0]["state"], "open", "{}", run.out);
    assert_eq!(run.json()["attempts"][0]["port"].to_string(), port);
}

#[test]
fn each_fault_has_its_cause_and_the_record_to_publish() {
    for (from, to, cause, rule) in [
        ("mx -all", "mx +all", "identity.spf", "pass-all"),
        ("mx -all", "ip:192.0.2.1 -all", "identity.spf", "syntax"),
        (
            "TXT v=spf1 mx -all\n",
            "TXT v=spf1 -all\nexample.test TXT v=spf1 mx -all\n",
            "identity.spf",
            "several-records",
        ),
        ("p=reject", "p=refuse", "identity.dmarc", "policy"),
        ("p=Bw", "p=B", "identity.dkim", "key-syntax"),
        ("mail.example.test A", "mail.example.test TXT", "dns.no-mx", "mx-nowhere"),
    ] {
        let zone = GOOD.replacen(from, to, 1);
        let run = json(&zone, &["--no-probe", "--selector", "s1"]);
        let finding = run.json()["findings"][0].clone();
        assert_eq!((finding["cause"].as_str(), run.status), (Some(cause), 1), "{to}: {}", run.out);
        assert_eq!(finding["rule"], format!("{cause}/{rule}"), "{to}");
        assert_eq!(finding["severity"], "error");
    }
}

#[test]
fn what_is_missing_is_a_warning() {
    let zone = "example.test MX 10 mail.example.test\nmail.example.test A 127.0.0.1";
    let run = json(zone, &["--no-probe"]);
    assert_eq!(run.status, 0, "{}", run.out);
    let mut causes = run.causes();
    causes.sort();
    assert_eq!(causes, ["identity.dmarc", "identity.spf"]);
    let steps = run.json()["findings"].to_string();
    assert!(steps.contains("example.test. TXT \\\"v=spf1 mx ~all\\\""), "{steps}");
    assert_eq!(fact(&run, "dkim")["state"], "info");
}

#[test]
fn a_selector_that_does_not_exist() {
    let run = json(GOOD, &["--no-probe", "--selector", "s1,other"]);
    assert_eq!(run.causes(), ["identity.dkim"], "{}", run.out);
    assert!(run.json()["summary"].to_string().contains("no DKIM key other of example.test"), "{}", run.out);
}

#[test]
fn a_policy_that_cannot_be_fetched() {
    // The host of the policy has no address.
    let zone = format!("{GOOD}_mta-sts.example.test TXT v=STSv1; id=1;");
    let run = json(&zone, &["--no-probe"]);
    assert_eq!((run.causes(), run.status), (vec!["tls.policy".to_owned()], 0), "{}", run.out);
    assert_eq!(fact(&run, "mta-sts")["rule"], "mta-sts-fetch");
}

#[test]
fn domains_that_cannot_be_judged() {
    let missing = json("other.test A 127.0.0.1", &[]);
    assert_eq!((missing.causes(), missing.status), (vec!["dns.no-mx".to_owned()], 1), "{}", missing.out);
    assert_eq!(missing.json()["dns"].as_array().map(Vec::len), Some(1));
    let failed = json("example.test SERVFAIL", &[]);
    assert_eq!((failed.causes(), failed.status), (vec!["dns.failure".to_owned()], 1), "{}", failed.out);
    let null = json(
        "example.test MX 0 .\nexample.test TXT v=spf1 -all\n_dmarc.example.test TXT v=DMARC1;p=reject",
        &[],
    );
    assert_eq!(null.status, 0, "{}", null.out);
    assert!(fact(&null, "mx")["text"].to_string().contains("on purpose"));
}

#[test]
fn usage_of_domain() {
    for bad in ["192.0.2.1", "example.test:25", "smtp://example.test", "a b"] {
        assert_eq!(run(&["domain", bad]).status, 2, "{bad}");
    }
    assert_eq!(run(&["domain", "example.test", "--selector", "a b"]).status, 2);
}

#[test]
fn dane_wants_a_signed_mx_record() {
    let tlsa =
        format!(". NS a.root.test ; AD\n_25._tcp.mail.example.test TLSA 3 1 1 {} ; AD", "07".repeat(32));
    let run = json(&format!("{GOOD}{tlsa}"), &["--no-probe"]);
    assert_eq!((fact(&run, "dane")["rule"].as_str(), run.status), (Some("mx-unsigned"), 0), "{}", run.out);
    let signed = GOOD.replacen("MX 10 mail.example.test", "MX 10 mail.example.test ; AD", 1);
    let run = json(&format!("{signed}{tlsa}"), &["--no-probe"]);
    assert_eq!(fact(&run, "dane")["state"], "unknown", "{}", run.out);
}
