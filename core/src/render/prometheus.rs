//! The text exposition format of Prometheus (version 0.0.4), for the textfile
//! collector, a Pushgateway or a small exporter. Names are those of
//! blackbox_exporter where the meaning is the same.

use super::{Probed, clean, words};
use crate::date::{Clock, instant};
use crate::report::{AttemptState, Language, Stage, TlsReport, Verdict, Who};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Labels of a sample, name and value, beside the target.
type Labels = Vec<(&'static str, String)>;

/// A metric with its samples; one without samples is not printed.
struct Family {
    name: &'static str,
    help: &'static str,
    samples: Vec<(Labels, f64)>,
}

/// All metrics of a probe.
#[must_use]
pub fn prometheus(probed: &Probed<'_>) -> String {
    let mut out = String::new();
    for family in as_blackbox(probed).into_iter().chain(own(probed)) {
        if !family.samples.is_empty() {
            write(&mut out, &family, probed.target);
        }
    }
    out
}

fn write(out: &mut String, family: &Family, target: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "# HELP {} {}", family.name, family.help);
    let _ = writeln!(out, "# TYPE {} gauge", family.name);
    for (labels, value) in &family.samples {
        let _ = write!(out, "{}{{target=\"{}\"", family.name, escaped(target));
        for (name, value) in labels {
            let _ = write!(out, ",{name}=\"{}\"", escaped(value));
        }
        let _ = writeln!(out, "}} {value}");
    }
}

/// The value of a label: backslash, quote and line feed are escaped.
fn escaped(value: &str) -> String {
    clean(&value.replace('\n', " ")).replace('\\', "\\\\").replace('"', "\\\"")
}

fn family(name: &'static str, help: &'static str, samples: Vec<(Labels, f64)>) -> Family {
    Family { name, help, samples }
}

fn one(value: Option<f64>) -> Vec<(Labels, f64)> {
    value.map(|value| (Vec::new(), value)).into_iter().collect()
}

fn truth(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}

/// What blackbox_exporter has too.
fn as_blackbox(probed: &Probed<'_>) -> [Family; 6] {
    let report = probed.report;
    let tls = tls(probed);
    let version = tls.and_then(|tls| tls.version.clone());
    let lookup = probed.phases().iter().find(|(name, _)| *name == "resolve").map(|(_, seconds)| *seconds);
    let open = probed.attempts().find(|attempt| attempt.state == AttemptState::Open);
    let protocol = open.map(|attempt| if attempt.address.contains(':') { 6.0 } else { 4.0 });
    [
        family(
            "probe_success",
            "Displays whether or not the probe was a success: 1 where it came to its end and the verdict is healthy",
            one(Some(truth(report.verdict == Verdict::Healthy && report.complete))),
        ),
        family(
            "probe_duration_seconds",
            "Returns how long the probe took to complete in seconds",
            one(Some(probed.took.as_secs_f64())),
        ),
        family(
            "probe_dns_lookup_time_seconds",
            "Returns the time taken for probe dns lookup in seconds",
            one(lookup),
        ),
        family("probe_ip_protocol", "Specifies whether probe ip protocol is IP4 or IP6", one(protocol)),
        family(
            "probe_ssl_earliest_cert_expiry",
            "Returns earliest SSL cert expiry in unixtime",
            one(tls.and_then(earliest_end)),
        ),
        family(
            "probe_tls_version_info",
            "Contains the TLS version used",
            version.map(|v| (vec![("version", format!("TLS {v}"))], 1.0)).into_iter().collect(),
        ),
    ]
}

/// What only this program tells.
fn own(probed: &Probed<'_>) -> [Family; 6] {
    let report = probed.report;
    let verdicts = [Verdict::Fault, Verdict::Healthy, Verdict::Unknown];
    let verdicts =
        verdicts.map(|v| (vec![("verdict", verdict(v).to_owned())], truth(report.verdict == v))).to_vec();
    let phases = probed.phases().iter().map(|(name, s)| (vec![("phase", (*name).to_owned())], *s)).collect();
    [
        family("smtpdiag_verdict", "The verdict of the probe: 1 for the one that holds", verdicts),
        family(
            "smtpdiag_complete",
            "Whether the probe came to its own end",
            one(Some(truth(report.complete))),
        ),
        family("smtpdiag_finding_info", "What was found; first is the one to fix first", findings(probed)),
        family("smtpdiag_phase_duration_seconds", "How long each phase of the dialogue took", phases),
        family("smtpdiag_attempt_open", "Whether the port of each address was open", attempts(probed)),
        family("smtpdiag_certificate_check", "Whether the certificate passed each check", checks(probed)),
    ]
}

fn findings(probed: &Probed<'_>) -> Vec<(Labels, f64)> {
    // Two samples with the same labels are no valid exposition.
    let mut seen: Vec<Labels> = Vec::new();
    for (i, finding) in probed.report.findings.iter().enumerate() {
        let labels = vec![
            ("cause", finding.cause.clone()),
            ("severity", words::severity(Language::English, finding.severity).to_owned()),
            ("stage", stage(finding.stage).to_owned()),
            ("who", who(finding.who).to_owned()),
            ("first", (i == 0).to_string()),
        ];
        if !seen.contains(&labels) {
            seen.push(labels);
        }
    }
    seen.into_iter().map(|labels| (labels, 1.0)).collect()
}

fn attempts(probed: &Probed<'_>) -> Vec<(Labels, f64)> {
    let mut best: BTreeMap<(&str, u16), bool> = BTreeMap::new();
    for attempt in probed.attempts() {
        *best.entry((&attempt.address, attempt.port)).or_default() |= attempt.state == AttemptState::Open;
    }
    let sample = |((address, port), open): ((&str, u16), bool)| {
        (vec![("address", address.to_owned()), ("port", port.to_string())], truth(open))
    };
    best.into_iter().map(sample).collect()
}

fn checks(probed: &Probed<'_>) -> Vec<(Labels, f64)> {
    let Some(tls) = tls(probed) else { return Vec::new() };
    let asked = [("trust", tls.trust), ("name", tls.name), ("dates", tls.dates)];
    let sample = |(check, answer): (&str, Option<bool>)| {
        answer.map(|holds| (vec![("check", check.to_owned())], truth(holds)))
    };
    asked.into_iter().filter_map(sample).collect()
}

fn tls<'a>(probed: &Probed<'a>) -> Option<&'a TlsReport> {
    probed.report.sessions.iter().find_map(|session| session.tls.as_ref())
}

#[allow(clippy::cast_precision_loss)] // Seconds since 1970 have 31 bits, and a float 52.
fn earliest_end(tls: &TlsReport) -> Option<f64> {
    let utc = Clock { now: 0, offset: 0 };
    let ends = tls.chain.iter().filter_map(|certificate| instant(&certificate.not_after, utc));
    ends.min().map(|seconds| seconds as f64)
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fault => "fault",
        Verdict::Healthy => "healthy",
        Verdict::Unknown => "unknown",
    }
}

const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Client => "client",
        Stage::Dns => "dns",
        Stage::Network => "network",
        Stage::Tls => "tls",
        Stage::Auth => "auth",
        Stage::Envelope => "envelope",
        Stage::Message => "message",
        Stage::Delivery => "delivery",
    }
}

const fn who(who: Who) -> &'static str {
    match who {
        Who::You => "you",
        Who::YourHost => "your-host",
        Who::Provider => "provider",
        Who::Recipient => "recipient",
        Who::Nobody => "nobody",
    }
}

#[cfg(test)]
#[path = "prometheus_tests.rs"]
mod tests;
