use super::incident::{Incident, Voice};
use super::known::Known;
use super::named::Named;
use super::{fallback, fill::Values, foreign, frames};
use crate::knowledge::{CauseId, Hole, RULES, Target};
use crate::matching::{Context, Match, Rules, by_codes, holding, strongest};
use crate::session::Session;
use crate::session::Side;

/// Prose that holds an error's words is likely, not surely, about this case.
const PROSE: f64 = 0.85;
const PROSE_LEAST: f64 = 0.85;
const PROSE_SPECIFICITY: u32 = 72;

/// Which cause names an incident, if any does.
pub(super) fn settle(incident: &Incident, session: &Session, known: &Known) -> Option<Named> {
    let context = context(incident, session, known);
    let rules = known.rules;
    let matches = holding(&incident.hits, &context, rules).into_iter().filter(|m| applies(m, incident));
    let (hints, matches): (Vec<Match>, Vec<Match>) = matches.partition(|m| m.rule.guess);
    let failed = incident.code.map_or(incident.enhanced.is_some(), crate::smtp::ReplyCode::is_failure);
    // Codes alone speak where no words do, or where they are the user's own.
    let asked = failed && (matches.is_empty() || !rules.without_text().is_empty());
    let by_codes = if asked { by_codes(&context, rules) } else { Vec::new() };
    // What the user knows of the own mail wins, whatever is built in.
    let own = |list: &[Match]| strongest(list.iter().filter(|m| m.own).cloned().collect());
    let own = own(&matches).or_else(|| own(&by_codes));
    if let Some(best) = own.or_else(|| strongest(matches)).or_else(|| strongest(by_codes)) {
        return Some(told(named(&best, incident), rules)).filter(|named| !is_foreign(named.cause, incident));
    }
    // What no rule knows may still hint, in a text that is about mail.
    let hint = strongest(hints).filter(|_| (known.mail || failed) && incident.voice == Voice::Error);
    if let Some(best) = hint {
        return Some(told(named(&best, incident), rules));
    }
    // A number alone is a code only where the text is about mail.
    let code = failed && (known.mail || incident.enhanced.is_some());
    code.then(|| fallback::by_registry(&context)).flatten().map(|named| told(named, rules))
}

/// A connection that failed, but not one of mail.
fn is_foreign(cause: CauseId, incident: &Incident) -> bool {
    let words = incident.folded.text();
    let connection = matches!(cause.layer(), "net" | "dns") && foreign::is_foreign(words);
    incident.code.is_none() && (connection || foreign::is_web(words))
}

/// With the user's own texts, where there are some for this cause.
fn told(named: Named, rules: Rules) -> Named {
    Named { cause: rules.told(named.cause), ..named }
}

fn applies(m: &Match, incident: &Incident) -> bool {
    let rule = m.rule;
    match incident.voice {
        Voice::Error => true,
        Voice::Success => !rule.needs().commands.is_empty() || !rule.needs().codes.is_empty(),
        Voice::Prose => rule.confidence >= PROSE_LEAST && rule.specificity >= PROSE_SPECIFICITY,
    }
}

fn named(best: &Match, incident: &Incident) -> Named {
    let mut captures = Values::default();
    for (hole, range) in &best.captures {
        let words = incident.folded.original(range.clone(), &incident.reason);
        if let Some(name) = value_name(*hole).filter(|_| !words.is_empty()) {
            captures.set(name, words);
        }
    }
    let prose = if incident.voice == Voice::Prose { PROSE } else { 1.0 };
    Named {
        cause: best.rule.cause,
        rule: best.rule.id(),
        confidence: best.rule.confidence * prose,
        weight: best.weight() * prose,
        captures,
        provider: best.rule.shows_provider,
    }
}

const fn value_name(hole: Hole) -> Option<&'static str> {
    Some(match hole {
        Hole::Host => "host",
        Hole::Ip => "ip",
        Hole::Port => "port",
        Hole::Address => "address",
        Hole::Domain => "domain",
        Hole::Size => "size",
        Hole::Name => "name",
        Hole::Date => "date",
        Hole::Gap | Hole::Rest | Hole::Word | Hole::Number | Hole::Version => return None,
    })
}

/// Providers whose own words stand in the incident speak for it.
fn context(incident: &Incident, session: &Session, known: &Known) -> Context {
    let own = incident.hits.iter().find_map(|hit| match hit.target {
        Target::Provider(index) => Some(index),
        Target::Rule(index) => {
            RULES[usize::from(index)].shows_provider.filter(|_| !RULES[usize::from(index)].needs_provider)
        }
        Target::Software(_) | Target::Own(_) => None,
    });
    Context {
        code: incident.code,
        enhanced: incident.enhanced,
        step: incident.step.or_else(|| frames::step(session, incident.code)),
        side: Some(if incident.side == Side::Server { Side::Server } else { Side::Client }),
        tls_mode: session.endpoint.tls_mode.or(known.tls_mode).or_else(|| frames::tls_mode(session)),
        port: session.endpoint.port,
        provider: own.or_else(|| known.providers.first().copied()),
        software: known.software.clone(),
    }
}
