//! Patterns of causes and providers, and marks, as rules with compiled patterns.

use super::file::{File, HELP};
use super::problem::{Problems, Source};
use super::schema::{OneOrMany, Pattern, Provider};
use crate::pattern::{self, Variant};
use std::ops::Range;
use toml::Spanned;

/// What a pattern stands for when it matches.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Rule(usize),
    Software(usize),
    Provider(usize),
}

/// A rule: constraints and what they name.
pub(crate) struct Rule {
    pub(crate) id: String,
    /// The part of the id that the pattern gives itself.
    pub(crate) name: String,
    pub(crate) cause: usize,
    pub(crate) confidence: f64,
    pub(crate) specificity: u32,
    pub(crate) has_text: bool,
    pub(crate) codes: Vec<String>,
    pub(crate) enhanced: Vec<String>,
    pub(crate) commands: Vec<String>,
    pub(crate) providers: Vec<usize>,
    pub(crate) software: Vec<usize>,
    pub(crate) side: Option<String>,
    pub(crate) tls_modes: Vec<String>,
    pub(crate) ports: Vec<u16>,
    /// The provider whose file holds the rule.
    pub(crate) shows_provider: Option<usize>,
    pub(crate) needs_provider: bool,
    /// Counts only where no other rule holds.
    pub(crate) guess: bool,
    pub(crate) place: Place,
}

/// Where a rule stands, for messages.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) source: Source,
    pub(crate) span: Range<usize>,
}

/// All rules, and all compiled patterns with what they stand for.
#[derive(Default)]
pub(crate) struct Rules {
    pub(crate) rules: Vec<Rule>,
    pub(crate) patterns: Vec<(Vec<u8>, Target)>,
}

/// The ids that patterns may name; an index is a place in these lists.
#[derive(Default)]
pub(crate) struct Names {
    pub(crate) causes: Vec<String>,
    pub(crate) providers: Vec<String>,
    pub(crate) software: Vec<String>,
}

impl Rules {
    /// Compiles the patterns and hints of a cause.
    pub(crate) fn of_cause(
        &mut self,
        names: &Names,
        file: (&str, &Source),
        patterns: &[Spanned<Pattern>],
        guesses: &[Spanned<String>],
        problems: &mut Problems,
    ) {
        let (id, source) = file;
        for pattern in patterns {
            let place = Place { source: source.clone(), span: pattern.span() };
            self.add(names, pattern.get_ref(), id, None, &place, problems);
        }
        for (number, words) in guesses.iter().enumerate() {
            let place = Place { source: source.clone(), span: words.span() };
            self.add(names, &Pattern::guess(number + 1, words), id, None, &place, problems);
        }
    }

    /// Compiles the patterns that stand in a provider's file.
    pub(crate) fn of_provider(
        &mut self,
        names: &Names,
        index: usize,
        file: &File<Provider>,
        problems: &mut Problems,
    ) {
        for pattern in &file.data.patterns {
            let place = Place { source: file.source.clone(), span: pattern.span() };
            let cause = pattern.get_ref().cause.as_ref().map_or("", |c| c.get_ref());
            self.add(names, pattern.get_ref(), cause, Some(index), &place, problems);
        }
        self.marks(file, &file.data.marks, Target::Provider(index), problems);
    }

    /// Compiles marks.
    pub(crate) fn marks<T>(
        &mut self,
        file: &File<T>,
        marks: &[Spanned<String>],
        target: Target,
        problems: &mut Problems,
    ) {
        for mark in marks {
            match pattern::compile(mark.get_ref()) {
                Ok(code) => self.patterns.push((code, target)),
                Err(what) => problems.add(&file.source, mark.span(), &what, HELP),
            }
        }
    }

    fn add(
        &mut self,
        names: &Names,
        pattern: &Pattern,
        cause: &str,
        provider: Option<usize>,
        place: &Place,
        problems: &mut Problems,
    ) {
        let mut wrong = |what: &str, hint: &str| problems.add(&place.source, place.span.clone(), what, hint);
        let Some(cause_index) = names.causes.iter().position(|id| id == cause) else {
            return wrong(
                &format!("no cause is called `{cause}`"),
                "an id is the path of its file: layer/slug.toml is layer.slug",
            );
        };
        let owner = provider.map_or(cause, |p| names.providers[p].as_str());
        let mut ids = |what: &str, wanted: Vec<String>, known: &[String]| -> Vec<usize> {
            let find = |name: &String| known.iter().position(|k| k == name);
            for name in wanted.iter().filter(|n| find(n).is_none()) {
                wrong(&format!("no {what} is called `{name}`"), "its id is the name of its file");
            }
            wanted.iter().filter_map(find).collect()
        };
        let providers = ids("provider", OneOrMany::list(pattern.provider.as_ref()), &names.providers);
        let software = ids("software", OneOrMany::list(pattern.software.as_ref()), &names.software);
        let rule = self.rules.len();
        let mut literal = 0;
        if let Some(text) = &pattern.text {
            match pattern::compile(text.get_ref()) {
                Ok(code) => {
                    literal = pattern::expand(&code).iter().map(literal_bytes).min().unwrap_or(0);
                    self.patterns.push((code, Target::Rule(rule)));
                }
                Err(what) => wrong(&what, HELP),
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
