use super::probe::{Servers, probe, probe_as};
use anyhow::{Result, ensure};
use libtest_mimic::Trial;
use smtpdiag_tests::{program, suite::trial};
use std::sync::Arc;

type Case = fn(&Servers) -> Result<()>;

/// Every case, by name.
const CASES: &[(&str, Case)] = &[
    ("exim::starttls_and_login", |s| login(s, s.exim.starttls, &[])),
    ("exim::implicit_tls_and_login", |s| login(s, s.exim.implicit, &["--tls", "implicit"])),
    ("exim::login_by_each_mechanism", |s| {
        login(s, s.exim.starttls, &["--auth", "PLAIN"])?;
        login(s, s.exim.starttls, &["--auth", "LOGIN"])
    }),
    ("exim::accepted_recipient", |s| {
        probe(s, s.exim.starttls, &["--from", "bob@example.org", "--to", "ann@exim.test"])?.expect_healthy()
    }),
    ("exim::wrong_password", |s| wrong_password(s, s.exim.starttls)),
    ("exim::unknown_recipient", |s| recipient(s, s.exim.starttls, "nobody@exim.test", "recipient.unknown")),
    ("exim::relay", |s| recipient(s, s.exim.starttls, "ann@example.net", "relay.denied")),
    ("exim::greylisted", |s| recipient(s, s.exim.starttls, "grey@exim.test", "throttle.greylist")),
    ("exim::plain_on_tls_port", |s| wrong_mode(s, s.exim.implicit, "starttls")),
    ("exim::tls_port_found_by_auto", |s| wrong_mode(s, s.exim.implicit, "auto")),
    ("exim::tls_on_starttls_port", |s| wrong_mode(s, s.exim.starttls, "implicit")),
    ("exim::unknown_authority", |s| unknown_authority(s.exim.starttls, "starttls")),
    ("exim::named_in_the_session", |s| named(s, s.exim.starttls, "Exim")),
    ("postfix::starttls_and_login", |s| login(s, s.postfix.starttls, &[])),
    ("postfix::implicit_tls_and_login", |s| login(s, s.postfix.implicit, &["--tls", "implicit"])),
    ("postfix::accepted_recipient", |s| {
        probe(s, s.postfix.starttls, &["--from", "bob@example.org", "--to", "ann@postfix.test"])?
            .expect_healthy()
    }),
    ("postfix::wrong_password", |s| wrong_password(s, s.postfix.starttls)),
    ("postfix::unknown_recipient", |s| {
        recipient(s, s.postfix.starttls, "nobody@postfix.test", "recipient.unknown")
    }),
    ("postfix::full_mailbox", |s| recipient(s, s.postfix.starttls, "full@postfix.test", "recipient.full")),
    ("postfix::relay", |s| recipient(s, s.postfix.starttls, "ann@example.net", "relay.denied")),
    ("postfix::greylisted", |s| recipient(s, s.postfix.starttls, "grey@postfix.test", "throttle.greylist")),
    ("postfix::plain_on_tls_port", |s| wrong_mode(s, s.postfix.implicit, "starttls")),
    ("postfix::tls_port_found_by_auto", |s| wrong_mode(s, s.postfix.implicit, "auto")),
    ("postfix::tls_on_starttls_port", |s| wrong_mode(s, s.postfix.starttls, "implicit")),
    ("postfix::unknown_authority", |s| unknown_authority(s.postfix.implicit, "implicit")),
    ("postfix::named_in_the_session", |s| named(s, s.postfix.starttls, "Postfix")),
    ("exim::each_mechanism_in_one_run", |s| each_mechanism(s, s.exim.starttls)),
    ("postfix::each_mechanism_in_one_run", |s| each_mechanism(s, s.postfix.starttls)),
    ("exim::checks_of_the_server", |s| server_checks(s, s.exim.starttls)),
    ("postfix::checks_of_the_server", |s| server_checks(s, s.postfix.starttls)),
    ("exim::queue_id", |s| queue_id(s, s.exim.starttls, "ann@exim.test", "exigrep")),
    ("postfix::queue_id", |s| queue_id(s, s.postfix.starttls, "ann@postfix.test", "postqueue")),
    ("dovecot::imap_is_not_smtp", |s| probe(s, s.imap, &[])?.expect_fault(&["protocol.not-smtp"])),
];

/// The cases as tests against these servers.
pub fn all(servers: &Arc<Servers>) -> Vec<Trial> {
    let test = |(name, case): &(&str, Case)| {
        let (case, servers) = (*case, Arc::clone(servers));
        trial(*name, move || case(&servers))
    };
    CASES.iter().map(test).collect()
}

/// The right password is taken, and stands nowhere in the report.
fn login(servers: &Servers, port: u16, arguments: &[&str]) -> Result<()> {
    let answer = probe_as(servers, port, Some("secret"), arguments)?;
    answer.expect_healthy()?;
    let accepted = answer.report["sessions"].to_string().contains("235");
    ensure!(accepted, "no login in the session\n{}", answer.told());
    let told = answer.report.to_string() + &answer.stderr;
    // As it is, and as PLAIN and LOGIN send it.
    for secret in ["\"secret\"", "AGpvZQBzZWNyZXQ=", "c2VjcmV0"] {
        ensure!(!told.contains(secret), "{secret} stands in the report\n{}", answer.told());
    }
    Ok(())
}

fn wrong_password(servers: &Servers, port: u16) -> Result<()> {
    probe_as(servers, port, Some("wrong"), &[])?.expect_fault(&["auth.bad-credentials"])
}

fn recipient(servers: &Servers, port: u16, to: &str, cause: &str) -> Result<()> {
    probe(servers, port, &["--from", "bob@example.org", "--to", to])?.expect_fault(&[cause])
}

fn wrong_mode(servers: &Servers, port: u16, tls: &str) -> Result<()> {
    probe(servers, port, &["--tls", tls, "--timeout", "3s"])?.expect_fault(&["tls.wrong-mode"])
}

/// Without the authority's file nobody vouches for the certificate.
fn unknown_authority(port: u16, tls: &str) -> Result<()> {
    let target = format!("localhost:{port}");
    program::run(&["probe", &target, "--tls", tls])?.expect_fault(&["tls.cert-untrusted"])
}

fn named(servers: &Servers, port: u16, software: &str) -> Result<()> {
    let answer = probe(servers, port, &[])?;
    let named = answer.report["sessions"].to_string().contains(software);
    ensure!(named, "{software} is named in no session\n{}", answer.report);
    Ok(())
}

/// PLAIN and LOGIN are both taken, the second on a connection of its own.
fn each_mechanism(servers: &Servers, port: u16) -> Result<()> {
    let answer = probe_as(servers, port, Some("secret"), &["-4", "--auth", "all"])?;
    answer.expect_healthy()?;
    let probe = &answer.report["probe"];
    let logins = probe["logins"].as_array().map(Vec::as_slice).unwrap_or_default();
    let taken = |name: &str| logins.iter().any(|l| l["mechanism"] == name && l["result"] == "accepted");
    ensure!(taken("PLAIN") && taken("LOGIN") && probe["connections"] == 2, "{probe}\n{}", answer.told());
    Ok(())
}

/// It neither relays for strangers nor lets commands be slipped in before TLS.
fn server_checks(servers: &Servers, port: u16) -> Result<()> {
    let answer = probe(servers, port, &["--relay-test", "--starttls-check"])?;
    answer.expect_healthy()?;
    let checks = answer.report["probe"]["checks"].as_array().map(Vec::as_slice).unwrap_or_default();
    for name in ["relay", "auth-in-clear", "starttls-injection"] {
        let passed = checks.iter().any(|check| check["check"] == name && check["result"] == "passed");
        ensure!(passed, "{name}: {checks:?}\n{}", answer.told());
    }
    Ok(())
}

/// The id of a message that was sent, and the command of this server for it.
fn queue_id(servers: &Servers, port: u16, to: &str, command: &str) -> Result<()> {
    let answer = probe(servers, port, &["--from", "bob@example.org", "--to", to, "--send"])?;
    answer.expect_healthy()?;
    let queued = &answer.report["probe"]["queued"];
    let id = queued["id"].as_str().unwrap_or_default();
    let find = queued["find"].to_string();
    ensure!(!id.is_empty() && find.contains(command) && find.contains(id), "{queued}\n{}", answer.told());
    Ok(())
}
