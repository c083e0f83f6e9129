use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;
use smtpdiag_core::report::{Report, Severity};
use smtpdiag_core::{Options, analyze};

/// Arguments of `cargo xtask eval`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Labelled pastes, one JSON object a line: `id`, `text`, `primary`, `also`.
    file: PathBuf,
    /// List every wrong answer.
    #[arg(long)]
    wrong: bool,
    /// Only cases whose primary cause or id holds this text.
    #[arg(long)]
    only: Option<String>,
}

/// One labelled paste. `primary` is a cause, or `none` where nothing is wrong or nothing can be told.
#[derive(Debug, Deserialize)]
struct Case {
    id: String,
    text: String,
    primary: String,
    #[serde(default)]
    also: Vec<String>,
    /// The form of the text, where the set says so.
    #[serde(default)]
    format: Option<String>,
}

/// Cases, right ones (primary or also), and exactly right ones.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    cases: u32,
    right: u32,
    exact: u32,
}

/// What is counted over all cases.
#[derive(Debug, Default)]
struct Totals {
    layers: BTreeMap<String, Score>,
    formats: BTreeMap<String, Score>,
    levels: BTreeMap<u32, Score>,
    /// Wrong answers: the primary cause, and what was said instead.
    confused: BTreeMap<(String, String), u32>,
    /// Wrong answers that were stated as good as certain.
    sure_and_wrong: u32,
}

/// Analyses every paste and prints accuracy by layer and format, what is taken
/// for what, and how right each level of confidence is.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let text = std::fs::read_to_string(&arguments.file)
        .with_context(|| format!("cannot read {}", arguments.file.display()))?;
    let mut totals = Totals::default();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let case: Case = serde_json::from_str(line)
            .with_context(|| format!("{}:{}: not a case", arguments.file.display(), number + 1))?;
        if arguments.only.as_ref().is_some_and(|o| !case.primary.contains(o) && !case.id.contains(o)) {
            continue;
        }
        let report = analyze(case.text.as_bytes(), &Options::default());
        let (cause, confidence) = answer(&report);
        let score = score(&case, &cause);
        totals.add(&case, &cause, confidence, score);
        if arguments.wrong && score.right == 0 {
            let rule = report.findings.first().map_or("", |f| f.rule.as_str());
            println!(
                "wrong  {}  wanted {} {:?}  got {cause} by {rule} ({confidence})",
                case.id, case.primary, case.also
            );
        }
    }
    totals.print();
    Ok(())
}

/// The cause that the report puts first, with its confidence.
fn answer(report: &Report) -> (String, f64) {
    let first = report.findings.iter().find(|f| f.severity == Severity::Error);
    first.map_or_else(|| ("none".into(), 0.0), |f| (f.cause.clone(), f.confidence))
}

fn score(case: &Case, cause: &str) -> Score {
    let exact = case.primary == cause;
    let right = exact || case.also.iter().any(|also| also == cause);
    Score { cases: 1, right: right.into(), exact: exact.into() }
}

fn layer(cause: &str) -> String {
    cause.split('.').next().unwrap_or(cause).to_owned()
}

impl Score {
    fn add(&mut self, other: Self) {
        self.cases += other.cases;
        self.right += other.right;
        self.exact += other.exact;
    }

    fn line(self, name: &str) {
        let share = |n: u32| 100.0 * f64::from(n) / f64::from(self.cases.max(1));
        let (right, exact) = (share(self.right), share(self.exact));
        println!("{name:<16} {:>5} {right:>8.1} % {exact:>8.1} %", self.cases);
    }
}

/// Confidence from which on an answer counts as stated without a doubt.
const SURE: f64 = 0.8;
/// Confusions listed.
const LISTED: usize = 15;

impl Totals {
    fn add(&mut self, case: &Case, cause: &str, confidence: f64, score: Score) {
        self.layers.entry(layer(&case.primary)).or_default().add(score);
        if let Some(format) = &case.format {
            self.formats.entry(format.clone()).or_default().add(score);
        }
        if cause != "none" {
            self.levels.entry((confidence * 10.0) as u32).or_default().add(score);
        }
        if score.right == 0 {
            *self.confused.entry((case.primary.clone(), cause.to_owned())).or_default() += 1;
            self.sure_and_wrong += u32::from(confidence >= SURE);
        }
    }

    fn print(&self) {
        println!(
            "layer            cases      right      exact   (right: the primary cause or one that an expert accepts)"
        );
        let mut all = Score::default();
        for (name, score) in &self.layers {
            score.line(name);
            all.add(*score);
        }
        all.line("all");
        if !self.formats.is_empty() {
            println!("\nformat");
            self.formats.iter().for_each(|(name, score)| score.line(name));
        }
        println!("\nconfidence       cases      right      exact   (of answers that name a cause)");
        for (level, score) in &self.levels {
            score.line(&format!("{:.1} and up", f64::from(*level) / 10.0));
        }
        let share = 100.0 * f64::from(self.sure_and_wrong) / f64::from(all.cases.max(1));
        println!(
            "\nwrong and stated at {SURE} or more: {} of {} ({share:.1} %)",
            self.sure_and_wrong, all.cases
        );
        let mut confused: Vec<_> = self.confused.iter().collect();
        confused.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        println!("\nwanted, and what was said instead");
        for ((wanted, said), count) in confused.into_iter().take(LISTED) {
            println!("{count:>4}  {wanted:<24} {said}");
        }
    }
}
