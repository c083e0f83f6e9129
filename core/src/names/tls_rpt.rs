//! Where reports about failed TLS go (RFC 8460 section 3).

use super::answer::{Asked, LookFault, Record};
use super::tags::{Tags, is_version};
use crate::report::{DnsFact, DnsState, DnsTopic};

/// Judges the answer for TXT of `_smtp._tls.DOMAIN`. Nothing fails without it.
#[must_use]
pub fn tls_rpt_fact(domain: &str, asked: &Asked) -> DnsFact {
    let name = format!("_smtp._tls.{domain}");
    let fact = |state, text: String| DnsFact::new(DnsTopic::TlsRpt, &name, state, text);
    let answer = match asked {
        Ok(answer) => answer,
        Err(LookFault::NotFound | LookFault::Empty) => return fact(DnsState::Info, "none".into()),
        Err(fault) => return fact(DnsState::Unknown, fault.to_string()),
    };
    let texts =
        answer.records.iter().filter_map(|r| if let Record::Txt(t) = r { Some(t.as_str()) } else { None });
    let found: Vec<&str> = texts.filter(|text| is_version(text, "TLSRPTv1")).collect();
    let record = |text: &&str| format!("{name}. TXT \"{text}\"");
    let reports = |text: &str| Tags::parse(text).ok().and_then(|tags| tags.get("rua").map(str::to_owned));
    match found[..] {
        [] => fact(DnsState::Info, "none".into()),
        [one] => match reports(one).filter(|rua| rua.starts_with("mailto:") || rua.starts_with("https://")) {
            Some(rua) => fact(DnsState::Good, format!("reports about TLS go to {rua}")),
            None => fact(
                DnsState::Warning,
                format!("The TLS-RPT record of {domain} has no valid rua=: no reports come."),
            ),
        },
        _ => fact(
            DnsState::Warning,
            format!("{domain} has several TLS-RPT records: senders ignore all of them."),
        ),
    }
    .with_records(found.iter().map(record))
}

#[cfg(test)]
#[path = "tls_rpt_tests.rs"]
mod tests;
