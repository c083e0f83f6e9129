use super::fill::Values;
use super::finding::Case;
use super::incident::Incident;
use super::named::Named;
use super::shown::Shown;
use super::tls_words;
use crate::checks::Shows;
use crate::date;
use crate::knowledge::PROVIDERS;
use crate::limits;
use crate::report::{Context, Evidence, Language, Stage};
use crate::session::{Session, TlsMode};
use crate::smtp::Step;

/// Evidence, context and values of one incident.
pub(super) fn case_of(
    incident: &Incident,
    named: &Named,
    session: &Session,
    (source, language): (&str, Language),
    shown: &mut Shown,
) -> Case {
    let mut values = named.captures.clone();
    let endpoint = &session.endpoint;
    values.set_default("host", endpoint.host.as_deref());
    values.set_default("port", endpoint.port.map(|p| p.to_string()).as_deref());
    values.set_default("code", incident.code.map(|c| c.to_string()).as_deref());
    values.set_default("enhanced_code", incident.enhanced.map(|c| c.to_string()).as_deref());
    values.set_default("command", incident.step.and_then(Step::verb));
    // The sentence around it brings the full stop.
    values.set_default("reason", Some(incident.reason.trim_end_matches(['.', ' '])));
    tls_words::set(&mut values, incident, session, language);
    if endpoint.tls_mode == Some(TlsMode::Implicit) || values.get("port") == Some("465") {
        values.set("starttls", "-crlf");
    }
    let spoken_of = match incident.step {
        Some(Step::Mail) => session.sender.as_deref(),
        // Later recipients of the session are not those that were refused.
        Some(Step::Rcpt) => {
            let first = incident.seen.first().and_then(|seen| seen.recipient.as_deref());
            first.or(session.recipient.as_deref())
        }
        _ => None,
    };
    values.set_default("address", spoken_of);
    let domain = values.get("address").and_then(|a| a.rsplit_once('@')).map(|(_, d)| d.to_owned());
    values.set_default("domain", domain.as_deref());
    if incident.step.is_none() {
        // A report tells whom it is about, not whose domain the refusal means.
        values.set_default("address", session.recipient.as_deref());
    }
    values.set_default("host", server_address(named, session));
    values.set_default("ip", address_in(&incident.reason, endpoint.ip.as_deref()).as_deref());
    values.show(|words| shown.words(words));
    Case {
        rule: named.rule.clone(),
        confidence: named.confidence,
        milder: None,
        context: context(incident, named, session, &values),
        values,
        evidence: evidence(incident, source, shown),
        count: incident.count,
        first_seen: incident.first_at.as_deref().and_then(date::told),
        last_seen: incident.last_at.as_deref().and_then(date::told),
        platform: None,
        language,
    }
}

/// The server's address where its name is not known. An address in the words
/// is the server's only where connecting failed: refusals name the client's.
fn server_address<'a>(named: &'a Named, session: &'a Session) -> Option<&'a str> {
    let told = matches!(named.cause.get().stage, Stage::Network | Stage::Dns | Stage::Tls);
    session.endpoint.ip.as_deref().or_else(|| named.captures.get("ip").filter(|_| told))
}

/// The first IP address in words that is not the server's.
pub(super) fn address_in(words: &str, server: Option<&str>) -> Option<String> {
    let tokens = words.split(|c: char| !(c.is_ascii_hexdigit() || matches!(c, '.' | ':')));
    let tokens = tokens.map(|t| t.trim_matches('.').trim_end_matches(':'));
    let other = |t: &&str| {
        Some(*t) != server && t.parse::<std::net::IpAddr>().is_ok_and(|address| !address.is_unspecified())
    };
    tokens.take(MOST_WORDS).find(other).map(str::to_owned)
}

/// Words looked through for an address.
const MOST_WORDS: usize = 400;

fn context(incident: &Incident, named: &Named, session: &Session, values: &Values) -> Context {
    let value = |name: &str| values.get(name).map(ToOwned::to_owned);
    Context {
        software: None,
        provider: named.provider.map(|p| PROVIDERS[usize::from(p)].name.into()),
        host: value("host"),
        ip: server_address(named, session).map(ToOwned::to_owned),
        port: value("port").and_then(|p| p.parse().ok()),
        tls_mode: session.endpoint.tls_mode.map(|m| m.name().into()),
        command: incident.step.map(|s| s.name().into()),
        code: incident.code.map(|c| c.0),
        enhanced_code: incident.enhanced.map(|c| c.to_string()),
        user_domain: user_domain(session),
        queue_id: incident.seen.first().and_then(|s| s.key.clone()).filter(|key| !key.contains([' ', '@'])),
    }
}

/// The domain of the sender's own address.
fn user_domain(session: &Session) -> Option<String> {
    let (_, domain) = session.sender.as_deref()?.rsplit_once('@')?;
    Some(domain.to_owned())
}

fn evidence(incident: &Incident, source: &str, shown: &mut Shown) -> Vec<Evidence> {
    let seen = incident.seen.iter().take(limits::EVIDENCE);
    let one = seen.map(|s| Evidence {
        source: source.into(),
        line: s.place.line,
        start: s.place.span.start,
        end: s.place.span.end,
        text: shown.words(&s.text),
    });
    one.collect()
}

/// The case of a check's answer.
pub(super) fn case_of_check(
    shows: &Shows,
    session: &Session,
    (source, language): (&str, Language),
    shown: &mut Shown,
) -> Case {
    let (endpoint, place) = (&session.endpoint, shows.event.place);
    let mut values = Values::default();
    values.set_default("host", endpoint.host.as_deref().or(endpoint.ip.as_deref()));
    values.set_default("port", endpoint.port.map(|p| p.to_string()).as_deref());
    values.set_default("starttls_answer", tls_words::starttls_answer(session, language));
    for (name, value) in &shows.values {
        values.set(name, &shown.words(value));
    }
    Case {
        rule: format!("check/{}", shows.rule),
        confidence: shows.confidence,
        milder: shows.severity,
        values,
        count: 1,
        evidence: vec![Evidence {
            source: source.into(),
            line: place.line,
            start: place.span.start,
            end: place.span.end,
            text: shown.words(&shows.event.text),
        }],
        context: Context {
            host: endpoint.host.clone(),
            ip: endpoint.ip.clone(),
            port: endpoint.port,
            tls_mode: endpoint.tls_mode.map(|m| m.name().into()),
            command: shows.event.step.map(|s| s.name().into()),
            ..Context::default()
        },
        language,
        ..Case::default()
    }
}

/// Joins another incident of the same cause into a case; the weightier one's
/// words and context stand.
pub(super) fn join(case: &mut Case, other: Case, other_is_weightier: bool) {
    let count = case.count + other.count;
    let confidence = case.confidence.max(other.confidence);
    let mut evidence = std::mem::take(&mut case.evidence);
    evidence.extend(other.evidence.iter().cloned());
    evidence.sort_by_key(|e| (e.start, e.end));
    evidence.dedup();
    evidence.truncate(limits::EVIDENCE);
    let first_seen = earlier(case.first_seen.take(), other.first_seen.clone(), true);
    let last_seen = earlier(case.last_seen.take(), other.last_seen.clone(), false);
    if other_is_weightier {
        *case = other;
    }
    case.count = count;
    case.confidence = confidence;
    case.evidence = evidence;
    case.first_seen = first_seen;
    case.last_seen = last_seen;
}

/// Times in UTC, written alike: their order is the text's.
fn earlier(a: Option<String>, b: Option<String>, earlier: bool) -> Option<String> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if (a <= b) == earlier { a } else { b }),
        (a, b) => a.or(b),
    }
}
