use super::{CAUSES, CauseId, Code, ENHANCED_CODES, PORTS, PROVIDERS, Port, Provider, REPLY_CODES};
use crate::smtp::{EnhancedCode, ReplyCode};

/// The cause of this id (`net.timeout`).
pub(crate) fn cause_by_id(id: &str) -> Option<CauseId> {
    let index = CAUSES.binary_search_by(|c| c.id.cmp(id)).ok()?;
    u16::try_from(index).ok().map(CauseId)
}

/// The registry's entry of a reply code.
pub(crate) fn reply_code(code: ReplyCode) -> Option<&'static Code> {
    let text = code.to_string();
    REPLY_CODES.iter().find(|c| c.code == text)
}

/// The registry's entry of an enhanced status code: the very code first, then
/// a range that holds it, else the one for every class.
pub(crate) fn enhanced_code(code: EnhancedCode) -> Option<&'static Code> {
    let exact = code.to_string();
    let any = format!("x.{}.{}", code.subject, code.detail);
    let details = || ENHANCED_CODES.iter().filter(|c| c.part == "detail");
    let find = |wanted: &str| details().find(|c| c.code.eq_ignore_ascii_case(wanted));
    let holds = |c: &&Code| {
        let ends = (EnhancedCode::parse(c.code), EnhancedCode::parse(c.up_to));
        matches!(ends, (Some(from), Some(to)) if from <= code && code <= to)
    };
    find(&exact).or_else(|| details().find(holds)).or_else(|| find(&any))
}

/// The registry's entry that holds for every class: `x.7.8`.
pub(crate) fn enhanced_of_any_class(code: &str) -> Option<&'static Code> {
    ENHANCED_CODES.iter().find(|c| c.part == "detail" && c.code.eq_ignore_ascii_case(code))
}

/// Class and subject of an enhanced status code.
pub(crate) fn enhanced_parts(code: EnhancedCode) -> [Option<&'static Code>; 2] {
    let (class, subject) = (code.class.to_string(), format!("x.{}", code.subject));
    let find = |part: &str, wanted: &str| {
        ENHANCED_CODES.iter().find(|c| c.part == part && c.code.eq_ignore_ascii_case(wanted))
    };
    [find("class", &class), find("subject", &subject)]
}

/// What a port is for.
pub(crate) fn port(number: u16) -> Option<&'static Port> {
    PORTS.iter().find(|p| p.number == number)
}

/// The provider of this id (`gmail`), as an index into `PROVIDERS`.
pub(crate) fn provider_by_id(id: &str) -> Option<&'static Provider> {
    PROVIDERS.iter().find(|p| p.id == id)
}

/// The provider that runs this host, as an index into `PROVIDERS`.
pub(crate) fn provider_by_host(host: &str) -> Option<u16> {
    let host = host.trim_end_matches('.');
    let runs = |p: &Provider| p.hosts.iter().any(|h| is_host(h.host, host));
    PROVIDERS.iter().position(runs).and_then(|i| u16::try_from(i).ok())
}

/// Whether a provider is known to serve this port of this host.
pub(crate) fn serves(host: &str, port: u16) -> bool {
    let host = host.trim_end_matches('.');
    PROVIDERS.iter().flat_map(|p| p.hosts).any(|h| h.port == port && is_host(h.host, host))
}

/// `*` stands for anything in front: `*.mail.protection.outlook.com`.
fn is_host(pattern: &str, host: &str) -> bool {
    let Some(end) = pattern.strip_prefix('*') else { return pattern.eq_ignore_ascii_case(host) };
    let from = host.len().checked_sub(end.len()).filter(|from| *from > 0);
    from.and_then(|from| host.get(from..)).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}
