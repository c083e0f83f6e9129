use crate::knowledge::{CAUSES, CauseId, ENHANCED_CODES, PORTS, PROVIDERS, REPLY_CODES};

/// A word that [`explain()`](super::explain()) knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What it is.
    pub kind: Kind,
    /// The word itself: `net.timeout`, `535`, `5.7.139`, `x.7.8`, `gmail`, `587`.
    pub id: String,
    /// Its name.
    pub title: &'static str,
}

/// Kinds of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A root cause.
    Cause,
    /// A reply code (RFC 5321 section 4.2).
    ReplyCode,
    /// An enhanced status code (RFC 3463), `x` standing for any class.
    EnhancedCode,
    /// A mail service.
    Provider,
    /// A TCP port.
    Port,
}

/// All that can be explained by name, kind by kind, each in the order of its registry.
pub fn terms() -> impl Iterator<Item = Term> {
    let term = |kind, id: &str, title| Term { kind, id: id.to_owned(), title };
    let enhanced = ENHANCED_CODES.iter().filter(|c| c.part == "detail");
    let causes =
        (0..).zip(CAUSES).map(move |(number, c)| term(Kind::Cause, c.id, CauseId(number).text().title));
    causes
        .chain(REPLY_CODES.iter().map(move |c| term(Kind::ReplyCode, c.code, c.name())))
        .chain(enhanced.map(move |c| term(Kind::EnhancedCode, c.code, c.name())))
        .chain(PROVIDERS.iter().map(move |p| term(Kind::Provider, p.id, p.name)))
        .chain(PORTS.iter().map(move |p| term(Kind::Port, &p.number.to_string(), p.name())))
}
