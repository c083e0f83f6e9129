use crate::dns::{dns, dns_that_tells};
use crate::program::{Run, command, finished, run};
use crate::server::{Answer, Say, closed_port, server};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// A mail server without TLS.
fn mail_server() -> u16 {
    server(vec![
        Say("220 mail.test ESMTP\r\n"),
        Answer("250-mail.test\r\n250 SIZE 1048576\r\n"),
        Answer("221 bye\r\n"),
    ])
}

fn probe(zone: &str, target: &str, more: &[&str]) -> Run {
    let resolver = dns(zone);
    let mut args = vec!["probe", target, "--resolver", &resolver, "--format", "json", "--timeout", "1s"];
    args.extend(more);
    run(&args)
}

/// The first finding's cause and rule.
fn first(run: &Run) -> (String, String) {
    let finding = run.json()["findings"][0].clone();
    let text = |field: &str| finding[field].as_str().unwrap_or_default().to_owned();
    (text("cause"), text("rule"))
}

fn facts(run: &Run) -> Vec<String> {
    let facts = run.json()["dns"].as_array().cloned().unwrap_or_default();
    facts.iter().map(|fact| fact["text"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_name_by_our_own_resolver() {
    let port = mail_server();
    let run = probe("mail.test A 127.0.0.1", &format!("mail.test:{port}"), &["--tls", "none"]);
    assert_eq!(run.status, 0, "{}", run.out);
    assert_eq!(run.json()["attempts"][0]["address"], "127.0.0.1");
}

#[test]
fn why_a_name_has_no_address() {
    let zone = "empty.test TXT nothing\nfails.test SERVFAIL\nsilent.test SILENT";
    for (name, cause, rule) in [
        ("missing.test:587", "dns.nxdomain", "probe-no-such-host"),
        ("empty.test:587", "dns.nxdomain", "probe-no-address"),
        ("fails.test:587", "dns.failure", "probe-failed"),
        ("silent.test:587", "dns.failure", "probe-no-answer"),
    ] {
        let run = probe(zone, name, &[]);
        let (found, by) = first(&run);
        assert_eq!((found.as_str(), run.status), (cause, 1), "{name}: {}", run.out);
        assert!(by.ends_with(rule), "{name}: {by}");
    }
}

#[test]
fn a_resolver_that_is_not_there() {
    let resolver = format!("127.0.0.1:{}", closed_port());
    let run =
        run(&["probe", "mail.test:587", "--resolver", &resolver, "--format", "json", "--timeout", "1s"]);
    assert_eq!(first(&run).0, "dns.failure", "{}", run.out);
}

#[test]
fn every_mail_server_is_probed() {
    let port = mail_server().to_string();
    let zone = "example.test MX 10 a.test\nexample.test MX 20 b.test\na.test A 127.0.0.1\nb.test A 127.0.0.2";
    let run = probe(zone, "example.test", &["--mx", "-p", &port, "--tls", "none", "-4"]);
    // The server listens on 127.0.0.1 alone.
    assert_eq!(first(&run).0, "net.refused", "{}", run.out);
    assert_eq!(run.json()["attempts"][0]["state"], "open");
    assert_eq!(facts(&run)[..2], ["10 a.test = 127.0.0.1", "20 b.test = 127.0.0.2"]);
    let notes = run.json()["notes"].to_string();
    assert!(notes.contains("1 of 2 servers answer without a fault: a.test"), "{notes}");
}

#[test]
fn the_mail_server_that_answers_is_good() {
    let port = mail_server().to_string();
    let zone = "example.test MX 10 a.test\na.test A 127.0.0.1";
    let run = probe(zone, "example.test", &["--mx", "-p", &port, "--tls", "none"]);
    assert_eq!(run.status, 0, "{}", run.out);
    assert_eq!(
        run.json()["summary"],
        "a.test, server of example.test, answers, and nothing is wrong so far."
    );
}

#[test]
fn why_a_domain_has_no_mail_server() {
    let zone = "null.test MX 0 .\n\
        nowhere.test MX 10 gone.test\n\
        empty.test TXT nothing\n\
        fails.test SERVFAIL\n\
        silent.test SILENT";
    for (domain, rule) in [
        ("null.test", "dns.no-mx/null-mx"),
        ("nowhere.test", "dns.no-mx/mx-nowhere"),
        ("empty.test", "dns.no-mx/no-address"),
        ("missing.test", "dns.no-mx/domain-missing"),
        ("fails.test", "dns.failure/resolver-failed"),
        ("silent.test", "dns.failure/no-answer"),
    ] {
        let run = probe(zone, domain, &["--mx"]);
        assert_eq!((first(&run).1.as_str(), run.status), (rule, 1), "{domain}: {}", run.out);
    }
}

#[test]
fn an_alias_as_mail_server_is_a_warning_and_probed() {
    let port = mail_server().to_string();
    let zone = "example.test MX 10 alias.test\nalias.test CNAME real.test\nreal.test A 127.0.0.1";
    let run = probe(zone, "example.test", &["--mx", "-p", &port, "--tls", "none"]);
    assert_eq!((first(&run).1.as_str(), run.status), ("dns.no-mx/mx-is-alias", 0), "{}", run.out);
    assert!(run.out.contains("example.test. MX 10 real.test."), "{}", run.out);
}

#[test]
fn a_long_answer_comes_over_tcp() {
    let zone = "example.test LONG\nexample.test MX 0 .";
    assert_eq!(first(&probe(zone, "example.test", &["--mx"])).1, "dns.no-mx/null-mx");
}

#[test]
fn a_domain_without_address_names_its_servers_in_srv() {
    let port = mail_server();
    let zone = format!(
        "_submissions._tcp.example.test SRV 0 0 0 .\n\
         _submission._tcp.example.test SRV 0 1 {port} mail.test\n\
         mail.test A 127.0.0.1"
    );
    for more in [&["--srv"][..], &[]] {
        let run = probe(&zone, "example.test", more);
        // SRV means STARTTLS, which this server lacks.
        assert_eq!(first(&run).0, "tls.unavailable", "{}", run.out);
        assert_eq!(run.json()["attempts"][0]["port"], port);
        assert!(facts(&run)[1].contains(&format!("mail.test:{port}")), "{}", run.out);
    }
    let none = probe("example.test TXT nothing", "example.test", &["--srv"]);
    assert_eq!(first(&none).1, "dns.nxdomain/no-srv", "{}", none.out);
    assert_eq!(first(&probe("", "example.test", &[])).0, "dns.nxdomain");
}

#[test]
fn a_password_goes_to_no_host_that_dns_alone_names() {
    let port = mail_server();
    let zone =
        |host: &str| format!("_submission._tcp.example.test SRV 0 1 {port} {host}\n{host} A 127.0.0.1");
    let probe = |host: &str| {
        let resolver = dns(&zone(host));
        let args = ["probe", "example.test", "--srv", "--user", "me", "--resolver", &resolver];
        let mut command = command(&args);
        finished(command.env("SMTPDIAG_PASSWORD", "hunter2").output().expect("it runs"))
    };
    assert!(probe("mail.other.test").err.contains("no login at mail.other.test"));
    assert_eq!(probe("mail.example.test").err, "");
}

#[test]
fn a_text_shows_what_dns_says_once() {
    let resolver = dns("null.test MX 0 .");
    let run = run(&["probe", "null.test", "--mx", "--resolver", &resolver]);
    assert_eq!(run.out.matches("MX       ").count(), 1, "{}", run.out);
    assert!(run.out.contains("✗ null.test takes no mail"), "{}", run.out);
}

#[test]
fn usage_of_names() {
    for args in [
        &["probe", "192.0.2.1", "--mx"][..],
        &["probe", "example.test", "--mx", "--srv"],
        &["probe", "example.test", "--resolver", "dns.google"],
    ] {
        assert_eq!(run(args).status, 2, "{args:?}");
    }
}

/// A mail server that says nothing before DNS has answered this question.
fn mail_server_after(question: &'static str, told: Receiver<String>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a client");
        told.iter().find(|asked| asked == question).expect("the question");
        let mut lines = BufReader::new(stream.try_clone().expect("a stream")).lines();
        for words in ["220 mail.test ESMTP\r\n", "250 mail.test\r\n", "221 bye\r\n"] {
            stream.write_all(words.as_bytes()).expect("a reader");
            lines.next();
        }
    });
    port
}

#[test]
fn the_name_of_the_servers_address_is_told() {
    let zone = "1.0.0.127.in-addr.arpa PTR mail.test\nmail.test A 127.0.0.1";
    let (tell, told) = channel();
    let resolver = dns_that_tells(zone, tell);
    let target = format!("127.0.0.1:{}", mail_server_after("mail.test A", told));
    let args = ["probe", &target, "--tls", "none", "--resolver", &resolver, "--format", "json"];
    let run = run(&args);
    assert_eq!(facts(&run), ["127.0.0.1 is mail.test, and that name leads back to it"], "{}", run.out);
    assert_eq!(run.status, 0);
}

#[test]
fn no_answer_about_the_name_delays_nothing() {
    let zone = "1.0.0.127.in-addr.arpa SILENT";
    let run = probe(zone, &format!("127.0.0.1:{}", mail_server()), &["--tls", "none"]);
    assert_eq!((facts(&run).len(), run.status), (0, 0), "{}", run.out);
}

#[test]
fn the_name_is_not_asked_for_where_it_is_not_wanted() {
    let (tell, told) = channel();
    let resolver = dns_that_tells("mail.test A 127.0.0.1", tell);
    let target = format!("mail.test:{}", mail_server());
    let asked = |more: &[&str]| {
        run(&[&["probe", &target, "-4", "--tls", "none", "--resolver", &resolver], more].concat());
        told.try_iter().collect::<Vec<_>>()
    };
    assert_eq!(asked(&["--no-ptr"]), ["mail.test A"]);
}
