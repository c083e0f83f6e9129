use super::finding::{Case, finding};
use crate::knowledge::cause_by_id;
use crate::report::{Attempt, AttemptState, Context, Evidence, Finding, Language, Severity};

/// Some addresses of a server answer and others do not: programs that pick a
/// dead one wait or fail. A finding beside the verdict, never a fault.
pub(super) fn broken(attempts: &[Attempt], transcript: &str, language: Language) -> Option<Finding> {
    let own: Vec<&Attempt> = attempts.iter().filter(|a| !a.comparison).collect();
    let works = |a: &Attempt| own.iter().any(|o| o.address == a.address && o.state == AttemptState::Open);
    own.iter().find(|a| works(a))?;
    let dead = own.iter().find(|a| !works(a) && a.reason != "not finished")?;
    // A family is broken where none of its addresses answers.
    let family = |a: &Attempt| a.address.contains(':');
    let whole = !own.iter().any(|a| family(a) == family(dead) && works(a));
    let mut case = Case {
        rule: "check/families".into(),
        confidence: 0.95,
        // No route at all is mostly this machine's own lack of IPv6.
        milder: Some(if dead.state == AttemptState::Unreachable {
            Severity::Info
        } else {
            Severity::Warning
        }),
        context: Context {
            ip: Some(dead.address.clone()),
            port: Some(dead.port),
            command: Some("connect".into()),
            ..Context::default()
        },
        evidence: vec![evidence(dead, transcript)],
        count: 1,
        language,
        ..Case::default()
    };
    case.values.set("host", &dead.address);
    case.values.set("ip", &dead.address);
    case.values.set("port", &dead.port.to_string());
    Some(finding(cause_by_id(cause(dead, whole))?, case))
}

/// A whole family has causes of its own; a single address that of its state.
fn cause(dead: &Attempt, whole_family: bool) -> &'static str {
    match (dead.state, whole_family) {
        (_, true) if dead.address.contains(':') => "net.ipv6",
        (_, true) => "net.ipv4",
        (AttemptState::Refused, _) => "net.refused",
        (AttemptState::Unreachable, _) => "net.unreachable",
        (AttemptState::Forbidden, _) => "net.permission-denied",
        (AttemptState::Reset, _) => "net.reset",
        _ => "net.timeout",
    }
}

/// The line of the transcript that names the address, the last one of them.
fn evidence(dead: &Attempt, transcript: &str) -> Evidence {
    let mut found = (1, 0, 0);
    let mut start = 0;
    for (number, line) in transcript.split('\n').enumerate() {
        if line.contains(&dead.address) {
            found = (number as u64 + 1, start, start + line.len() as u64);
        }
        start += line.len() as u64 + 1;
    }
    let text = format!("{} port {}: {}", dead.address, dead.port, dead.reason);
    Evidence { source: "probe".into(), line: found.0, start: found.1, end: found.2, text }
}
