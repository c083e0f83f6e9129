//! Patterns of causes and providers, and marks, as rules with compiled patterns.

use crate::diagnostic::{Problems, Source};
use crate::load::{File, Knowledge};
use crate::pattern::{self, Variant};
use crate::schema::{OneOrMany, Pattern};
use std::ops::Range;

/// What a pattern stands for when it matches.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Target {
    Rule(usize),
    Software(usize),
    Provider(usize),
}

/// A rule: constraints and what they name.
pub struct Rule {
    pub id: String,
    /// The part of the id that the pattern gives itself.
    pub name: String,
    pub cause: usize,
    pub confidence: f64,
    pub specificity: u32,
    pub has_text: bool,
    pub codes: Vec<String>,
    pub enhanced: Vec<String>,
    pub commands: Vec<String>,
    pub providers: Vec<usize>,
    pub software: Vec<usize>,
    pub side: Option<String>,
    pub tls_modes: Vec<String>,
    pub ports: Vec<u16>,
    /// The provider whose file holds the rule.
    pub shows_provider: Option<usize>,
    pub needs_provider: bool,
    /// Counts only where no other rule holds.
    pub guess: bool,
    pub place: Place,
}

/// Where a rule stands, for messages.
#[derive(Clone)]
pub struct Place {
    pub source: Source,
    pub span: Range<usize>,
}

/// All rules, and all compiled patterns with what they stand for.
#[derive(Default)]
pub struct Rules {
    pub rules: Vec<Rule>,
    pub patterns: Vec<(Vec<u8>, Target)>,
}

/// Compiles the patterns of all files.
pub fn compile(knowledge: &Knowledge, problems: &mut Problems) -> Rules {
    let mut rules = Rules::default();
    for cause in &knowledge.causes {
        for pattern in &cause.data.patterns {
            let place = Place { source: cause.source.clone(), span: pattern.span() };
            rules.add(knowledge, pattern.get_ref(), &cause.id, None, &place, problems);
        }
        for (number, words) in cause.data.guesses.iter().enumerate() {
            let place = Place { source: cause.source.clone(), span: words.span() };
            let pattern = Pattern::guess(number + 1, words);
            rules.add(knowledge, &pattern, &cause.id, None, &place, problems);
        }
    }
    for (index, provider) in knowledge.providers.iter().enumerate() {
        for pattern in &provider.data.patterns {
            let place = Place { source: provider.source.clone(), span: pattern.span() };
            let cause = pattern.get_ref().cause.as_ref().map_or("", |c| c.get_ref()).to_owned();
            rules.add(knowledge, pattern.get_ref(), &cause, Some(index), &place, problems);
        }
        rules.marks(provider, &provider.data.marks, Target::Provider(index), problems);
    }
    for (index, software) in knowledge.software.iter().enumerate() {
        rules.marks(software, &software.data.marks, Target::Software(index), problems);
    }
    rules
}

impl Rules {
    fn marks<T>(
        &mut self,
        file: &File<T>,
        marks: &[toml::Spanned<String>],
        target: Target,
        problems: &mut Problems,
    ) {
        for mark in marks {
            match pattern::compile(mark.get_ref()) {
                Ok(code) => self.patterns.push((code, target)),
                Err(what) => problems.add(&file.source, mark.span(), &what, "see core/data/README.md"),
            }
        }
    }

    fn add(
        &mut self,
        knowledge: &Knowledge,
        pattern: &Pattern,
        cause: &str,
        provider: Option<usize>,
        place: &Place,
        problems: &mut Problems,
    ) {
        let mut wrong = |what: &str, hint: &str| problems.add(&place.source, place.span.clone(), what, hint);
        let Some(cause_index) = knowledge.causes.iter().position(|c| c.id == cause) else {
            return wrong(
                &format!("no cause is called `{cause}`"),
                "causes are files under core/data/causes",
            );
        };
        let owner = provider.map_or(cause, |p| knowledge.providers[p].id.as_str());
        let mut ids = |what: &str, names: Vec<String>, known: Vec<&str>| -> Vec<usize> {
            let find = |name: &String| known.iter().position(|k| k == name);
            for name in names.iter().filter(|n| find(n).is_none()) {
                wrong(&format!("no {what} is called `{name}`"), "its id is the name of its file");
            }
            names.iter().filter_map(find).collect()
        };
        let providers = ids(
            "provider",
            OneOrMany::list(pattern.provider.as_ref()),
            knowledge.providers.iter().map(|p| p.id.as_str()).collect(),
        );
        let software = ids(
            "software",
            OneOrMany::list(pattern.software.as_ref()),
            knowledge.software.iter().map(|p| p.id.as_str()).collect(),
        );
        let rule = self.rules.len();
        let mut literal = 0;
        if let Some(text) = &pattern.text {
            match pattern::compile(text.get_ref()) {
                Ok(code) => {
                    literal = pattern::expand(&code).iter().map(literal_bytes).min().unwrap_or(0);
                    self.patterns.push((code, Target::Rule(rule)));
                }
                Err(what) => wrong(&what, "see core/data/README.md"),
            }
        }
        let mut rule = Rule {
            id: format!("{owner}/{}", pattern.id),
            name: pattern.id.clone(),
            cause: cause_index,
            confidence: pattern.confidence.unwrap_or(if pattern.text.is_some() { 0.9 } else { 0.5 }),
            specificity: 0,
            has_text: pattern.text.is_some(),
            codes: OneOrMany::list(pattern.code.as_ref()),
            enhanced: OneOrMany::list(pattern.enhanced.as_ref()),
            commands: OneOrMany::list(pattern.command.as_ref()),
            providers,
            software,
            side: pattern.side.clone(),
            tls_modes: OneOrMany::list(pattern.tls_mode.as_ref()),
            ports: OneOrMany::list(pattern.port.as_ref()),
            shows_provider: provider,
            needs_provider: pattern.needs_provider,
            guess: pattern.guess,
            place: place.clone(),
        };
        rule.specificity = specificity(&rule, literal);
        self.rules.push(rule);
    }
}

fn literal_bytes(variant: &Variant) -> u32 {
    let bytes: usize = variant.literals().map(<[u8]>::len).sum();
    u32::try_from(bytes).unwrap_or(0) + 5 * variant.anchors()
}

/// Text counts by its literal bytes, and always more than codes alone;
/// provider and software count most among the constraints.
fn specificity(rule: &Rule, literal: u32) -> u32 {
    let when = |given: bool, points: u32| if given { points } else { 0 };
    when(rule.has_text, 60 + literal.min(60))
        + when(!rule.codes.is_empty(), 12)
        + when(!rule.enhanced.is_empty(), 16)
        + when(!rule.commands.is_empty(), 10)
        + when(rule.side.is_some(), 4)
        + when(!rule.tls_modes.is_empty(), 8)
        + when(!rule.ports.is_empty(), 8)
        + when(!rule.software.is_empty(), 20)
        + when(!rule.providers.is_empty() || rule.needs_provider, 40)
        + when(rule.shows_provider.is_some() && !rule.needs_provider, 10)
}
