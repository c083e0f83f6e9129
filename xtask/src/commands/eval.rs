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
}

/// Cases, right ones (primary or also), and exactly right ones.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    cases: u32,
    right: u32,
    exact: u32,
}

/// Analyses every paste and prints accuracy by layer, and how right each level of confidence is.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let text = std::fs::read_to_string(&arguments.file)
        .with_context(|| format!("cannot read {}", arguments.file.display()))?;
    let (mut layers, mut levels) = (BTreeMap::<String, Score>::new(), BTreeMap::<u32, Score>::new());
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let case: Case = serde_json::from_str(line)
            .with_context(|| format!("{}:{}: not a case", arguments.file.display(), number + 1))?;
        if arguments.only.as_ref().is_some_and(|o| !case.primary.contains(o) && !case.id.contains(o)) {
            continue;
        }
        let report = analyze(case.text.as_bytes(), &Options::default());
        let (cause, confidence) = answer(&report);
        let score = score(&case, &cause);
        layers.entry(layer(&case.primary)).or_default().add(score);
        if cause != "none" {
            levels.entry((confidence * 10.0) as u32).or_default().add(score);
        }
        if arguments.wrong && score.right == 0 {
            let rule = report.findings.first().map_or("", |f| f.rule.as_str());
            println!(
                "wrong  {}  wanted {} {:?}  got {cause} by {rule} ({confidence})",
                case.id, case.primary, case.also
            );
        }
    }
    print(&layers, &levels);
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
        println!("{name:<12} {:>5} {right:>8.1} % {exact:>8.1} %", self.cases);
    }
}

fn print(layers: &BTreeMap<String, Score>, levels: &BTreeMap<u32, Score>) {
    println!(
        "layer        cases      right      exact   (right: the primary cause or one that an expert accepts)"
    );
    let mut all = Score::default();
    for (name, score) in layers {
        score.line(name);
        all.add(*score);
    }
    all.line("all");
    println!("\nconfidence   cases      right      exact   (of answers that name a cause)");
    for (level, score) in levels {
        score.line(&format!("{:.1} and up", f64::from(*level) / 10.0));
    }
}
