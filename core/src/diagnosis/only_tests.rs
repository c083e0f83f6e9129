use crate::matching::Rules;
use crate::report::{Report, Verdict};
use crate::{Only, Options, Program, analyze};

const LOG: &str = "SMTP -> ERROR: Failed to connect to server: Connection refused (111)\n\
    SMTP connect() failed.\n535 5.7.8 Error: authentication failed: wrong password\n";

fn read(words: &[&str]) -> Report {
    let mut report = analyze(LOG.as_bytes(), &Options::default());
    Only::named(words.iter().copied(), Rules::default()).expect("known").apply(&mut report);
    report
}

fn causes(report: &Report) -> Vec<&str> {
    report.findings.iter().map(|f| f.cause.as_str()).collect()
}

#[test]
fn by_id_and_by_layer() {
    assert_eq!(causes(&read(&["auth.bad-credentials"])), ["auth.bad-credentials"]);
    assert_eq!(causes(&read(&["net"])), ["net.refused"]);
    let both = read(&["NET.refused", "auth"]);
    assert_eq!((both.findings.len(), both.verdict), (2, Verdict::Fault));
}

#[test]
fn roots_stay_roots_and_places_are_right() {
    let all = analyze(LOG.as_bytes(), &Options::default());
    let follower = all.findings.iter().find(|f| f.consequence_of.is_some()).expect("one follows");
    assert_eq!(read(&[&follower.cause]).findings[0].consequence_of, None);
    let both = read(&[&follower.cause, "net.refused"]);
    let place = both.findings.iter().find_map(|f| f.consequence_of).expect("one follows");
    assert_eq!(both.findings[place].cause, "net.refused");
}

#[test]
fn nothing_of_the_kind_is_no_health() {
    let report = read(&["tls"]);
    assert_eq!((report.verdict, report.findings.len()), (Verdict::Unknown, 0));
    assert!(report.summary.contains("tls") && report.notes.iter().any(|n| n.contains("left out")));
}

#[test]
fn what_is_not_known_gets_the_nearest() {
    let unknown = Only::named(["net.timeuot"], Rules::default()).expect_err("not known");
    assert_eq!(unknown.nearest.first(), Some(&"net.timeout"));
    assert!(Only::named(["tsl"], Rules::default()).expect_err("not known").nearest.contains(&"tls"));
    let unknown = Program::named("phpmailr").expect_err("not known");
    assert_eq!(unknown.nearest.first(), Some(&"phpmailer"));
}

#[test]
fn the_hint_puts_the_steps_of_the_program_first() {
    let software = Some(Program::named("phpmailer").expect("known"));
    let text = b"connect to mail.example.com[192.0.2.1]:587: Connection timed out\n";
    let report = analyze(text, &Options { software, ..Options::default() });
    assert_eq!(report.findings[0].context.software.as_deref(), Some("PHPMailer"));
}

#[test]
fn unmasked_where_so_wanted_and_then_with_a_warning() {
    let text = b"535 5.7.8 authentication failed for joe with password=hunter22x\n";
    let shown = |redact| {
        let report = analyze(text, &Options { redact, ..Options::default() });
        (report.findings[0].evidence[0].text.contains("hunter22x"), report.notes.join(" "))
    };
    assert!(!shown(true).0);
    let (seen, notes) = shown(false);
    assert!(seen && notes.contains("not masked"), "{notes}");
}
