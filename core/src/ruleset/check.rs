use super::problem::Problems;
use super::rows;
use super::rules::{Rule, Rules, Target};
use crate::pattern;
use std::collections::HashMap;

/// Platforms that fix steps may be for.
pub(crate) const PLATFORMS: &[&str] = &[
    "any",
    "php-shared-hosting",
    "vps",
    "wordpress",
    "docker",
    "windows",
    "nodejs",
    "python",
    "ruby",
    "java",
    "dotnet",
    "postfix",
    "exim",
    "server-owner",
];

/// Checks every rule, and all of them together.
pub(crate) fn check_rules(rules: &Rules, problems: &mut Problems) {
    rules.rules.iter().for_each(|rule| check_rule(rule, problems));
    check_rule_ids(rules, problems);
    check_duplicates(rules, problems);
}

fn check_rule(rule: &Rule, problems: &mut Problems) {
    let mut wrong =
        |what: String, hint: &str| problems.add(&rule.place.source, rule.place.span.clone(), &what, hint);
    for code in rule.codes.iter().filter(|c| rows::code_range(c).is_none()) {
        wrong(format!("`{code}` is no reply code"), "write \"535\" or \"4xx\"");
    }
    for code in rule.enhanced.iter().filter(|c| rows::enhanced_mask(c).is_none()) {
        wrong(format!("`{code}` is no enhanced status code"), "write \"5.7.8\" or \"x.7.8\"");
    }
    for command in rule.commands.iter().filter(|c| rows::step(c).is_none()) {
        wrong(
            format!("`{command}` is no step"),
            "connect, ehlo, starttls, tls, auth, mail, rcpt, data, message, quit",
        );
    }
    if rule.side.as_deref().is_some_and(|s| !["server", "client"].contains(&s)) {
        wrong("`side` is server or client".into(), "");
    }
    for mode in rule.tls_modes.iter().filter(|m| !["none", "starttls", "implicit"].contains(&m.as_str())) {
        wrong(format!("`{mode}` is no TLS mode"), "none, starttls, implicit");
    }
    if rows::percent(rule.confidence).is_none() {
        wrong("`confidence` is a share".into(), "between 0 and 1, with two places");
    }
    if !rule.has_text && rule.codes.is_empty() && rule.enhanced.is_empty() {
        wrong("a pattern without text needs a code".into(), "add `text`, `code` or `enhanced`");
    }
}

fn check_rule_ids(rules: &Rules, problems: &mut Problems) {
    let mut seen: HashMap<&str, &Rule> = HashMap::new();
    for rule in &rules.rules {
        if seen.insert(&rule.id, rule).is_some() {
            let what = format!("`{}` is the id of two patterns", rule.id);
            problems.add(&rule.place.source, rule.place.span.clone(), &what, "give one another id");
        }
    }
}

/// The same words under the same constraints cannot mean two causes.
fn check_duplicates(rules: &Rules, problems: &mut Problems) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let of_rules = rules.patterns.iter().filter_map(|(code, target)| match target {
        Target::Rule(index) => Some((code, *index)),
        _ => None,
    });
    for (variant, index) in
        of_rules.flat_map(|(code, i)| pattern::expand(code).into_iter().map(move |v| (v, i)))
    {
        let rule = &rules.rules[index];
        let key = format!(
            "{variant:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            rule.codes,
            rule.enhanced,
            rule.commands,
            rule.providers,
            rule.software,
            rule.side,
            rule.tls_modes,
            rule.ports,
            (rule.needs_provider.then_some(rule.shows_provider), rule.guess),
        );
        if let Some(other) = seen.insert(key, index).filter(|other| rules.rules[*other].cause != rule.cause) {
            let what = format!("the words of `{}` stand under `{}` too", rule.id, rules.rules[other].id);
            let hint = "remove one, or add a constraint that tells them apart";
            problems.add(&rule.place.source, rule.place.span.clone(), &what, hint);
        }
    }
}
