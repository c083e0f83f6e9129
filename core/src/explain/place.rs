use super::{Told, fact, references, topic};
use crate::knowledge::{PROVIDERS, port as known_port, provider_by_id};

/// A port: `587`, `port 587`, `:587`.
pub(super) fn port(term: &str) -> Option<Told> {
    let lower = term.to_ascii_lowercase();
    let digits = lower.strip_prefix("port").unwrap_or(&lower).trim().trim_start_matches(':');
    let port = known_port(digits.parse().ok()?)?;
    let mut topic = topic("port", digits, port.name());
    topic.text.push(port.meaning().into());
    topic.text.push(port.usage().into());
    if !port.notes().is_empty() {
        topic.text.push(port.notes().into());
    }
    fact(&mut topic, "TLS", way_of_tls(port.tls()));
    fact(&mut topic, "defined in", &port.rfc().join(", "));
    Some((topic, Vec::new()))
}

/// A provider, by its id or one of its hosts or domains.
pub(super) fn provider(term: &str) -> Option<Told> {
    let lower = term.to_ascii_lowercase();
    let named = || {
        PROVIDERS
            .iter()
            .find(|p| p.domains.contains(&lower.as_str()) || p.hosts.iter().any(|h| h.host == lower))
    };
    let provider = provider_by_id(&lower).or_else(named)?;
    let mut topic = topic("provider", provider.id, provider.name);
    topic.text.extend(provider.requires.iter().map(|r| (*r).to_owned()));
    fact(&mut topic, "kind", provider.kind());
    for host in provider.hosts {
        fact(&mut topic, "server", &format!("{}:{} ({})", host.host, host.port, way_of_tls(host.tls)));
    }
    fact(&mut topic, "user name", provider.username());
    fact(&mut topic, "mechanisms", &provider.mechanisms().join(", "));
    for (name, value) in provider.limits() {
        fact(&mut topic, &name.replace(" mib", " (MiB)"), value);
    }
    topic.references = references(&provider.references());
    Some((topic, Vec::new()))
}

/// When TLS begins, in words.
fn way_of_tls(mode: &str) -> &str {
    match mode {
        "starttls" => "STARTTLS",
        "implicit" => "TLS from the first byte",
        "none" => "no TLS",
        other => other,
    }
}
