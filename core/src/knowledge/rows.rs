//! Reads the rows that `ruleset/rows.rs` writes; it has their shape.

use super::CauseId;
use super::rule::{Name, Needs, Rule, Target};
use super::tables::MARKS;
use super::texts;
use crate::session::{Side, TlsMode};
use crate::smtp::Step;
use std::sync::LazyLock;

/// The compiled patterns of all rules with words, in the order of `RULES`, and
/// behind them those of marks, not yet filed; see `pattern`.
pub(crate) static PATTERNS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/patterns.bin"));

static ROWS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"));

/// All rules: those with words first. Their names stand among the texts of the
/// layers of their causes, in the same order.
pub(crate) static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let mut rules = read_rules(ROWS);
    let mut counts = vec![0; texts::count()];
    for rule in &mut rules {
        let count = &mut counts[texts::layer_of(rule.cause)];
        rule.name = Name::Numbered(*count);
        *count += 1;
    }
    rules
});

/// Reads packed rules. What they are called is filled in by the caller.
pub(crate) fn read_rules(rows: &[u8]) -> Vec<Rule> {
    let mut row = Row { bytes: rows, cause: CauseId(0), provider: None };
    std::iter::from_fn(|| (!row.bytes.is_empty()).then(|| row.next())).collect()
}

static WITH_WORDS: LazyLock<usize> = LazyLock::new(|| RULES.partition_point(|rule| rule.has_text));

/// The rules of codes alone.
pub(crate) fn rules_without_text() -> &'static [Rule] {
    &RULES[*WITH_WORDS..]
}

/// What a pattern of `PATTERNS` stands for.
pub(crate) fn target(pattern: u16) -> Target {
    let mark = usize::from(pattern).checked_sub(*WITH_WORDS);
    mark.map_or(Target::Rule(pattern), |mark| MARKS[mark])
}

/// Steps and modes by their numbers.
const STEPS: [Step; 10] = [
    Step::Connect,
    Step::Ehlo,
    Step::StartTls,
    Step::Tls,
    Step::Auth,
    Step::Mail,
    Step::Rcpt,
    Step::Data,
    Step::Message,
    Step::Quit,
];
const MODES: [TlsMode; 3] = [TlsMode::None, TlsMode::StartTls, TlsMode::Implicit];

/// What is left of the rows, and what the last one said of cause and provider.
struct Row<'a> {
    bytes: &'a [u8],
    cause: CauseId,
    provider: Option<u16>,
}

impl Row<'_> {
    fn next(&mut self) -> Rule {
        let flags = self.byte();
        let flag = |bit: u8| flags & (1 << bit) != 0;
        let (confidence, specificity) = (f64::from(self.byte()) / 100.0, u32::from(self.byte()));
        if flag(0) {
            self.cause = CauseId(self.short());
            self.provider = flag(1).then(|| self.short());
        }
        Rule {
            name: Name::Given(""),
            cause: self.cause,
            confidence,
            specificity,
            has_text: flag(2),
            needs: flag(5).then(|| Box::new(self.needs())),
            shows_provider: self.provider,
            needs_provider: flag(3),
            guess: flag(4),
        }
    }

    fn needs(&mut self) -> Needs {
        let lists = self.byte();
        let length = |row: &mut Self, bit: u8| if lists & (1 << bit) == 0 { 0 } else { row.byte() };
        Needs {
            codes: (0..length(self, 0)).map(|_| (self.short(), self.short())).collect(),
            enhanced: (0..length(self, 1)).map(|_| (self.class(), self.short(), self.short())).collect(),
            commands: (0..length(self, 2)).map(|_| STEPS[usize::from(self.byte())]).collect(),
            providers: (0..length(self, 3)).map(|_| self.short()).collect(),
            software: (0..length(self, 4)).map(|_| self.short()).collect(),
            side: (0..length(self, 5)).map(|_| [Side::Client, Side::Server][usize::from(self.byte())]).next(),
            tls_modes: (0..length(self, 6)).map(|_| MODES[usize::from(self.byte())]).collect(),
            ports: (0..length(self, 7)).map(|_| self.short()).collect(),
        }
    }

    fn byte(&mut self) -> u8 {
        let (first, rest) = self.bytes.split_first().unwrap_or((&0, &[]));
        self.bytes = rest;
        *first
    }

    fn short(&mut self) -> u16 {
        u16::from_le_bytes([self.byte(), self.byte()])
    }

    fn class(&mut self) -> u8 {
        self.short().to_le_bytes()[0]
    }
}
