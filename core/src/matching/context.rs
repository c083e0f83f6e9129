use crate::knowledge::Rule;
use crate::session::{Side, TlsMode};
use crate::smtp::{EnhancedCode, ReplyCode, Step};

/// What is known around a reason; constraints of rules are held against it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context {
    pub(crate) code: Option<ReplyCode>,
    pub(crate) enhanced: Option<EnhancedCode>,
    pub(crate) step: Option<Step>,
    pub(crate) side: Option<Side>,
    pub(crate) tls_mode: Option<TlsMode>,
    pub(crate) port: Option<u16>,
    /// Index into `PROVIDERS`.
    pub(crate) provider: Option<u16>,
    /// Indices into `SOFTWARE`.
    pub(crate) software: Vec<u16>,
}

impl Context {
    /// Whether all constraints of a rule hold.
    pub(crate) fn satisfies(&self, rule: &Rule) -> bool {
        let needs = rule.needs();
        let code = |code: ReplyCode| needs.codes.iter().any(|(from, to)| (*from..=*to).contains(&code.0));
        let enhanced = |code: EnhancedCode| {
            let same = |(class, subject, detail): &(u8, u16, u16)| {
                (*class == 0 || *class == code.class) && *subject == code.subject && *detail == code.detail
            };
            needs.enhanced.iter().any(same)
        };
        (needs.codes.is_empty() || self.code.is_some_and(code))
            && (needs.enhanced.is_empty() || self.enhanced.is_some_and(enhanced))
            && (needs.commands.is_empty() || self.step.is_some_and(|s| needs.commands.contains(&s)))
            && (needs.tls_modes.is_empty() || self.tls_mode.is_some_and(|m| needs.tls_modes.contains(&m)))
            && (needs.ports.is_empty() || self.port.is_some_and(|p| needs.ports.contains(&p)))
            && (needs.providers.is_empty() || self.provider.is_some_and(|p| needs.providers.contains(&p)))
            && (needs.software.is_empty() || needs.software.iter().any(|s| self.software.contains(s)))
            && needs.side.is_none_or(|side| self.said_by(side))
            && (!rule.needs_provider || self.provider.is_some() && self.provider == rule.shows_provider)
    }

    /// An error line without a speaker counts as the client's.
    fn said_by(&self, side: Side) -> bool {
        match self.side {
            Some(known) => (known == Side::Server) == (side == Side::Server),
            None => false,
        }
    }
}
