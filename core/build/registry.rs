//! What only `explain` says of codes, ports and providers, as one text;
//! `src/knowledge/registry.rs` reads it.
//!
//! An entry stands behind a 0x01, its fields behind 0x02, in the order of the
//! functions there; members of a list stand behind 0x03.

use crate::load::Knowledge;
use crate::ruleset::{Code, OneOrMany, Port, Provider};

pub(crate) fn reply_codes(knowledge: &Knowledge) -> impl Iterator<Item = &Code> {
    knowledge.reply.iter().flat_map(|file| &file.data.code)
}

/// The codes, each with the name of its part.
pub(crate) fn enhanced_codes(knowledge: &Knowledge) -> impl Iterator<Item = (&'static str, &Code)> {
    knowledge.enhanced.iter().flat_map(|file| {
        let class = file.data.class.iter().map(|code| ("class", code));
        let subject = file.data.subject.iter().map(|code| ("subject", code));
        class.chain(subject).chain(file.data.detail.iter().map(|code| ("detail", code)))
    })
}

pub(crate) fn ports(knowledge: &Knowledge) -> impl Iterator<Item = &Port> {
    knowledge.ports.iter().flat_map(|file| &file.data.port)
}

/// All entries, in the order in which the tables number them.
pub(crate) fn text(knowledge: &Knowledge) -> String {
    let codes = reply_codes(knowledge).chain(enhanced_codes(knowledge).map(|(_, code)| code));
    let entries = codes
        .map(code)
        .chain(ports(knowledge).map(port))
        .chain(knowledge.providers.iter().map(|file| provider(&file.data)));
    entries.map(|fields| format!("\x01\x02{}", fields.join("\x02"))).collect()
}

fn joined<T: AsRef<str>>(list: impl IntoIterator<Item = T>) -> String {
    list.into_iter().map(|member| format!("\x03{}", member.as_ref())).collect()
}

fn code(code: &Code) -> Vec<String> {
    vec![
        code.name.clone(),
        code.meaning.clone(),
        joined(&code.at),
        joined(&code.basic_codes),
        joined(OneOrMany::list(code.rfc.as_ref())),
        code.status.clone(),
        code.notes.clone(),
        code.vendor.clone(),
    ]
}

fn port(port: &Port) -> Vec<String> {
    let words = [&port.name, &port.tls, &port.meaning, &port.usage, &port.notes];
    words.into_iter().cloned().chain([joined(&port.rfc)]).collect()
}

fn provider(provider: &Provider) -> Vec<String> {
    let limits = provider.limits.iter().flat_map(|(key, value)| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        [key.replace('_', " "), value]
    });
    let links = provider.references.iter().flat_map(|link| [link.title.as_str(), link.url.get_ref()]);
    vec![
        provider.kind.clone(),
        provider.auth.username.clone(),
        joined(&provider.auth.mechanisms),
        joined(limits),
        joined(links),
    ]
}
