use super::verify::Captures;
use super::{Context, Hit, Rules};
use crate::knowledge::{RULES, Rule, Target, rules_without_text};

/// A rule that holds for a reason.
#[derive(Clone, Debug)]
pub(crate) struct Match {
    pub(crate) rule: &'static Rule,
    /// What its holes took, as ranges of the folded text.
    pub(crate) captures: Captures,
    /// One of the user's own rules: it wins over the built-in ones.
    pub(crate) own: bool,
}

impl Match {
    /// How much speaks for the rule; text outranks codes.
    pub(crate) fn weight(&self) -> f64 {
        f64::from(self.rule.specificity) * self.rule.confidence * self.rule.confidence
    }
}

/// The rules among `hits` whose constraints hold.
pub(crate) fn holding(hits: &[Hit], context: &Context, own: Rules) -> Vec<Match> {
    let rules = hits.iter().filter_map(|hit| match hit.target {
        Target::Rule(index) => Some((&RULES[usize::from(index)], &hit.captures, false)),
        Target::Own(index) => Some((own.get(index)?, &hit.captures, true)),
        _ => None,
    });
    let holding = rules.filter(|(rule, ..)| context.satisfies(rule));
    holding.map(|(rule, captures, own)| Match { rule, captures: captures.clone(), own }).collect()
}

/// The rules that codes and step alone name.
pub(crate) fn by_codes(context: &Context, own: Rules) -> Vec<Match> {
    let rules = rules_without_text().iter().map(|rule| (rule, false));
    let rules = rules.chain(own.without_text().iter().map(|rule| (rule, true)));
    let holding = rules.filter(|(rule, _)| context.satisfies(rule));
    holding.map(|(rule, own)| Match { rule, captures: Captures::new(), own }).collect()
}

/// The confidence from which a rule may explain another: a mere word that stands
/// in many replies is no root.
const SURE: f64 = 0.65;

/// A sure rule for one step and one way of TLS knows more than one that holds anywhere:
/// a plain text answer to a handshake that STARTTLS announced is no wrong mode.
fn is_bound(m: &Match) -> bool {
    let needs = m.rule.needs();
    m.rule.has_text && m.rule.confidence >= SURE && !needs.commands.is_empty() && !needs.tls_modes.is_empty()
}

/// The rule that names the reason: one whose cause no sure one of them explains
/// (root first), then the weightiest, then the smaller id.
pub(crate) fn strongest(matches: Vec<Match>) -> Option<Match> {
    let sure = matches.iter().filter(|m| m.rule.has_text && m.rule.confidence >= SURE);
    let causes: Vec<_> = sure.map(|m| m.rule.cause).collect();
    let explained =
        |m: &Match| causes.iter().any(|cause| cause.explains(m.rule.cause) && !m.rule.cause.explains(*cause));
    let bound: Vec<_> = matches.iter().filter(|m| is_bound(m)).map(|m| m.rule.cause).collect();
    let overruled = |m: &Match| !is_bound(m) && bound.iter().any(|cause| m.rule.cause.explains(*cause));
    let root = |m: &Match| if bound.is_empty() { !explained(m) } else { !overruled(m) };
    let roots: Vec<bool> = matches.iter().map(root).collect();
    let all = !roots.contains(&true);
    let pool = matches.into_iter().zip(roots).filter(|(_, root)| *root || all).map(|(m, _)| m);
    pool.max_by(|a, b| a.weight().total_cmp(&b.weight()).then_with(|| b.rule.id().cmp(&a.rule.id())))
}
