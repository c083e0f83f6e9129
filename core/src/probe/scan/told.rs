//! What a scan found, in words and for the report.

use super::questions::{Ask, Exchange, Given, Questions, suite_name};
use crate::knowledge::TLS_CLIENTS;
use crate::report::{TlsAnswerReport, TlsScanReport};
use crate::tls::{Answer, Version, alert_name};

/// Why a current client was refused, in canonical words; `None` where the scan does not show it.
pub(super) fn verdict(questions: &Questions) -> Option<String> {
    let best =
        questions.asked.iter().filter_map(|(_, given)| given.agreed()).max_by_key(|(version, _)| *version);
    let Some((version, suite)) = best else {
        let alerts = questions.asked.iter().all(|(_, g)| matches!(g, Given::Answer(Answer::Alert(_))));
        let words =
            "tls: the server refuses every version and suite, as one without certificate and key does";
        return (alerts && !questions.asked.is_empty()).then(|| words.into());
    };
    if version < Version::Tls12 {
        return Some(format!(
            "tls: the server speaks {} at most, with {}",
            version.name(),
            suite_name(suite)
        ));
    }
    let (exchange, suite) =
        Exchange::ALL.into_iter().find_map(|e| Some((e, questions.agreed(Ask::Exchange(e))?.1)))?;
    let suite = suite_name(suite);
    Some(match exchange {
        Exchange::Ecdhe if suite.contains("_CBC_") || suite.contains("_RC4_") => {
            format!("tls: the server offers no suite with GCM or ChaCha20, only old ones ({suite})")
        }
        Exchange::Ecdhe => format!("tls: the server agrees on {suite} only with a hello of old suites"),
        other => format!("tls: the server offers {} key exchange alone, no ECDHE ({suite})", other.name()),
    })
}

/// A question in a few words.
pub(super) fn label(ask: Ask) -> String {
    match ask {
        Ask::Version(version) => version.name().into(),
        Ask::Exchange(exchange) => format!("{} key exchange", exchange.name()),
        Ask::PostQuantum => "post-quantum key exchange (X25519MLKEM768)".into(),
        Ask::Client(index) => TLS_CLIENTS.get(index).map_or(String::new(), |client| client.name.into()),
    }
}

/// An answer in a few words.
pub(super) fn words(given: &Given) -> String {
    match given {
        Given::Answer(Answer::Hello { version, suite, .. }) => {
            format!("{}, {}", version.name(), suite_name(*suite))
        }
        Given::Answer(Answer::Alert(number)) => format!("refused ({})", alert_name(*number)),
        Given::Answer(Answer::Nonsense) => "what came is no TLS".into(),
        Given::Closed => "the server closed the connection".into(),
        Given::Silent => "no answer".into(),
    }
}

/// The scan for the report.
pub(super) fn report(questions: &Questions, connections: u32, complete: bool) -> TlsScanReport {
    let of = |wanted: fn(&Ask) -> bool| {
        let asked = questions.asked.iter().filter(move |(ask, _)| wanted(ask));
        asked.map(|(ask, given)| answer(*ask, given)).collect()
    };
    TlsScanReport {
        connections,
        complete,
        versions: of(|ask| matches!(ask, Ask::Version(_))),
        key_exchanges: of(|ask| matches!(ask, Ask::Exchange(_) | Ask::PostQuantum)),
        clients: of(|ask| matches!(ask, Ask::Client(_))),
    }
}

fn answer(ask: Ask, given: &Given) -> TlsAnswerReport {
    let agreed = match (ask, given.agreed()) {
        // A server may answer with an older version: then it does not speak this one.
        (Ask::Version(version), Some((chosen, _))) => version == chosen,
        // A client gives up on a version that it does not speak.
        (Ask::Client(index), Some((chosen, _))) => {
            TLS_CLIENTS.get(index).is_some_and(|client| client.versions.contains(&chosen))
        }
        (_, agreed) => agreed.is_some(),
    };
    let note = match ask {
        Ask::Client(index) => TLS_CLIENTS.get(index).map(|client| client.note).filter(|n| !n.is_empty()),
        _ => None,
    };
    TlsAnswerReport {
        asked: label(ask),
        agreed,
        version: given.agreed().map(|(version, _)| version.name().into()),
        suite: given.agreed().map(|(_, suite)| suite_name(suite)),
        reason: (!agreed).then(|| words(given)),
        note: note.map(Into::into),
    }
}
