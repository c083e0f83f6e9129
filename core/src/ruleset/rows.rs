//! Rules as rows of bytes; `src/knowledge/rows.rs` reads them.
//!
//! A row is: flags, confidence in percent, specificity, then what the flags
//! announce. Numbers of two bytes begin with the low one; a list begins with
//! its length.

use super::rules::{Rule, Rules, Target};

/// What is written: patterns (not yet filed), rows and names of rules in one
/// order, those with words first, and behind the patterns of rules those of marks.
#[derive(Default)]
pub(crate) struct Packed {
    pub(crate) patterns: Vec<u8>,
    pub(crate) rows: Vec<u8>,
    /// The cause and the name of each rule.
    pub(crate) names: Vec<(usize, String)>,
    pub(crate) marks: Vec<Target>,
}

/// Packs all rules.
pub(crate) fn pack(rules: &Rules) -> Packed {
    let mut packed = Packed::default();
    let of_rule = |target: &Target| matches!(target, Target::Rule(_));
    let (of_rules, of_marks): (Vec<_>, Vec<_>) =
        rules.patterns.iter().partition(|(_, target)| of_rule(target));
    packed.marks = of_marks.iter().map(|(_, target)| *target).collect();
    for (code, _) in of_rules.into_iter().chain(of_marks) {
        packed.patterns.extend(code);
    }
    let mut last = None;
    let (words, codes): (Vec<&Rule>, Vec<&Rule>) = rules.rules.iter().partition(|rule| rule.has_text);
    for rule in words.into_iter().chain(codes) {
        row(rule, last, &mut packed.rows);
        last = Some((rule.cause, rule.shows_provider));
        packed.names.push((rule.cause, rule.name.clone()));
    }
    packed
}

fn row(rule: &Rule, last: Option<(usize, Option<usize>)>, out: &mut Vec<u8>) {
    let needs = needs(rule);
    let moved = last != Some((rule.cause, rule.shows_provider));
    let flags =
        [moved, rule.shows_provider.is_some(), rule.has_text, rule.needs_provider, rule.guess, needs[0] != 0];
    out.push(flags.iter().enumerate().map(|(bit, set)| u8::from(*set) << bit).sum());
    out.push(percent(rule.confidence).unwrap_or(0));
    out.push(u8::try_from(rule.specificity).unwrap_or(u8::MAX));
    if moved {
        short(rule.cause, out);
        rule.shows_provider.into_iter().for_each(|provider| short(provider, out));
    }
    if needs[0] != 0 {
        out.extend(needs);
    }
}

/// A byte that tells which lists there are, then the lists.
fn needs(rule: &Rule) -> Vec<u8> {
    let mut out = vec![0];
    let mut list = |bit: u8, count: usize, bytes: Vec<u8>| {
        if count > 0 {
            out[0] |= 1 << bit;
            out.push(u8::try_from(count).unwrap_or(0));
            out.extend(bytes);
        }
    };
    let shorts = |numbers: &mut dyn Iterator<Item = usize>| {
        let mut bytes = Vec::new();
        numbers.for_each(|number| short(number, &mut bytes));
        bytes
    };
    let codes: Vec<(u16, u16)> = rule.codes.iter().filter_map(|c| code_range(c)).collect();
    list(0, codes.len(), shorts(&mut codes.iter().flat_map(|(a, b)| [usize::from(*a), usize::from(*b)])));
    let enhanced: Vec<[u16; 3]> = rule.enhanced.iter().filter_map(|c| enhanced_mask(c)).collect();
    list(1, enhanced.len(), shorts(&mut enhanced.iter().flatten().map(|n| usize::from(*n))));
    list(2, rule.commands.len(), rule.commands.iter().filter_map(|c| step(c)).collect());
    list(3, rule.providers.len(), shorts(&mut rule.providers.iter().copied()));
    list(4, rule.software.len(), shorts(&mut rule.software.iter().copied()));
    let side: Vec<u8> = rule.side.iter().map(|s| u8::from(s == "server")).collect();
    list(5, side.len(), side);
    list(6, rule.tls_modes.len(), rule.tls_modes.iter().map(|m| mode(m)).collect());
    list(7, rule.ports.len(), shorts(&mut rule.ports.iter().map(|p| usize::from(*p))));
    out
}

fn short(number: usize, out: &mut Vec<u8>) {
    out.extend(u16::try_from(number).unwrap_or(u16::MAX).to_le_bytes());
}

/// A share in percent, where it is one.
pub(crate) fn percent(share: f64) -> Option<u8> {
    (0..=100).find(|percent| f64::from(*percent) / 100.0 == share)
}

/// `535` as 535 to 535, `4xx` as 400 to 499.
pub(crate) fn code_range(text: &str) -> Option<(u16, u16)> {
    if let Some(class) = text.strip_suffix("xx").and_then(|c| c.parse::<u16>().ok()) {
        return Some((class * 100, class * 100 + 99));
    }
    text.parse::<u16>().ok().map(|code| (code, code))
}

/// `5.7.8` as 5, 7, 8; `x.7.8` as 0, 7, 8.
pub(crate) fn enhanced_mask(text: &str) -> Option<[u16; 3]> {
    let mut parts = text.split('.');
    let class = parts.next()?;
    let class = if class == "x" { 0 } else { class.parse().ok()? };
    let mask = [class, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?];
    parts.next().is_none().then_some(mask)
}

const STEPS: [&str; 10] =
    ["connect", "ehlo", "starttls", "tls", "auth", "mail", "rcpt", "data", "message", "quit"];

/// The number of the step that a command name means.
pub(crate) fn step(name: &str) -> Option<u8> {
    STEPS.iter().position(|step| *step == name).and_then(|step| u8::try_from(step).ok())
}

fn mode(name: &str) -> u8 {
    match name {
        "starttls" => 1,
        "implicit" => 2,
        _ => 0,
    }
}
