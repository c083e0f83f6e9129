//! Rules across files: ids, links, holes of texts, duplicates, cycles.

use crate::diagnostic::{Problems, Source};
use crate::load::{File, Knowledge};
use crate::pattern;
use crate::rows;
use crate::rules::{Rule, Rules, Target};
use crate::schema;
use std::collections::HashMap;
use toml::Spanned;

const STAGES: &[&str] = &["client", "dns", "network", "tls", "auth", "envelope", "message", "delivery"];
const SEVERITIES: &[&str] = &["error", "warning", "info"];
const WHO: &[&str] = &["you", "your-host", "provider", "recipient", "nobody"];
const SYSTEMS: &[&str] = &["any", "linux", "macos", "windows"];
const PLATFORMS: &[&str] = &[
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
const TEXT_HOLES: &[&str] = &[
    "host",
    "ip",
    "port",
    "domain",
    "address",
    "user_domain",
    "code",
    "enhanced_code",
    "command",
    "software",
    "provider",
    "size",
    "name",
    "date",
    "reason",
    "starttls",
];
const ROLES: &[&str] = &["client", "server", "library", "runtime", "os"];

/// Checks all files; problems are added.
pub fn check(knowledge: &Knowledge, rules: &Rules, problems: &mut Problems) {
    for cause in &knowledge.causes {
        check_cause(cause, knowledge, problems);
    }
    for software in &knowledge.software {
        one_of(&software.source, &software.data.role, ROLES, "role", problems);
        one_of(&software.source, &software.data.platform, PLATFORMS, "platform", problems);
    }
    let known: Vec<&str> = knowledge.causes.iter().map(|c| c.id.as_str()).collect();
    for network in &knowledge.networks {
        network.data.causes.iter().for_each(|id| one_of(&network.source, id, &known, "cause", problems));
    }
    check_codes(knowledge, problems);
    rules.rules.iter().for_each(|rule| check_rule(rule, problems));
    check_rule_ids(rules, problems);
    check_duplicates(rules, problems);
    check_cycles(knowledge, problems);
}

fn one_of(source: &Source, value: &Spanned<String>, known: &[&str], what: &str, problems: &mut Problems) {
    if !known.contains(&value.get_ref().as_str()) {
        let message = format!("`{}` is no {what}", value.get_ref());
        problems.add(source, value.span(), &message, &format!("known: {}", known.join(", ")));
    }
}

fn check_cause(file: &File<schema::Cause>, knowledge: &Knowledge, problems: &mut Problems) {
    let (source, cause) = (&file.source, &file.data);
    one_of(source, &cause.stage, STAGES, "stage", problems);
    one_of(source, &cause.severity, SEVERITIES, "severity", problems);
    one_of(source, &cause.who, WHO, "who", problems);
    let known: Vec<&str> = knowledge.causes.iter().map(|c| c.id.as_str()).collect();
    for id in cause.explains.iter().chain(&cause.strangers) {
        one_of(source, id, &known, "cause", problems);
    }
    let mut texts = vec![&cause.text.summary, &cause.text.explanation];
    for confirm in &cause.confirm {
        one_of(source, &confirm.os, SYSTEMS, "os", problems);
        texts.extend([&confirm.command, &confirm.expect]);
    }
    for fix in &cause.fix {
        one_of(source, &fix.platform, PLATFORMS, "platform", problems);
        texts.extend(&fix.steps);
    }
    for platform in ["php-shared-hosting", "vps"] {
        if !cause.fix.iter().any(|f| f.platform.get_ref() == platform) {
            let what = format!("no fix steps for {platform}");
            problems.add(source, cause.text.title.span(), &what, "add a [[fix]] for it");
        }
    }
    texts.into_iter().for_each(|text| check_holes(source, text, problems));
    for reference in &cause.reference {
        if !reference.url.get_ref().starts_with("http") {
            problems.add(source, reference.url.span(), "a reference that is no https address", "");
        }
    }
}

/// Holes of texts look like `{host|the server}`; other braces are plain text.
fn check_holes(source: &Source, text: &Spanned<String>, problems: &mut Problems) {
    let mut rest = text.get_ref().as_str();
    while let Some(start) = rest.find('{') {
        rest = &rest[start + 1..];
        let Some(end) = rest.find('}') else { return };
        let inside = &rest[..end];
        let name = inside.split('|').next().unwrap_or(inside);
        if TEXT_HOLES.contains(&inside) {
            let hint = format!("write {{{name}|words for when it is unknown}}");
            problems.add(source, text.span(), &format!("the hole `{{{name}}}` has no fallback"), &hint);
        } else if inside.contains('|')
            && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
            && !name.is_empty()
            && !TEXT_HOLES.contains(&name)
        {
            let hint = format!("known: {}", TEXT_HOLES.join(", "));
            problems.add(source, text.span(), &format!("no hole of texts is called `{name}`"), &hint);
        }
    }
}

fn check_codes(knowledge: &Knowledge, problems: &mut Problems) {
    let reply = knowledge.reply.iter().flat_map(|f| f.data.code.iter().map(move |c| (&f.source, c)));
    let detail = knowledge.enhanced.iter().flat_map(|f| f.data.detail.iter().map(move |c| (&f.source, c)));
    let known: Vec<&str> = knowledge.causes.iter().map(|c| c.id.as_str()).collect();
    for (source, code) in reply.chain(detail) {
        code.causes.iter().for_each(|id| one_of(source, id, &known, "cause", problems));
    }
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

fn check_cycles(knowledge: &Knowledge, problems: &mut Problems) {
    let explains = |id: &str| {
        let cause = knowledge.causes.iter().find(|c| c.id == id);
        cause.map_or(&[] as &[_], |c| c.data.explains.as_slice())
    };
    for cause in &knowledge.causes {
        for explained in &cause.data.explains {
            if explains(explained.get_ref()).iter().any(|back| *back.get_ref() == cause.id) {
                let what = format!("`{}` and `{}` explain each other", cause.id, explained.get_ref());
                problems.add(&cause.source, explained.span(), &what, "a consequence has one direction");
            }
        }
    }
}
