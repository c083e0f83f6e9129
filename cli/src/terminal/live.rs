use super::Screen;
use super::phases::{Phases, Row};
use crate::drive::Watch;
use indicatif::{ProgressBar, ProgressState, ProgressStyle};
use smtpdiag_core::probe::{Input, Output, Waiting};
use smtpdiag_core::render::{Line, Mark};
use smtpdiag_core::report::{DnsFact, DnsState};
use std::io;
use std::time::Duration;
use unicode_width::UnicodeWidthStr as _;

/// Shows a probe while it runs: one line a phase, and on a terminal a spinner
/// with what is waited for.
pub(crate) struct Live<'a> {
    screen: &'a mut Screen,
    phases: Phases,
    spinner: Option<ProgressBar>,
    /// The first failure to write; it ends the display, not the probe.
    failed: Option<io::Error>,
}

/// Column of the text, after the label.
const COLUMN: usize = 12;
/// Columns that the time takes at the right.
const TIME: usize = 10;

impl<'a> Live<'a> {
    /// A display of a probe of this host.
    pub(crate) fn new(screen: &'a mut Screen, host: &str) -> Self {
        let spinner = screen.interactive.then(spinner);
        Self { screen, phases: Phases::new(host), spinner, failed: None }
    }

    /// Ends the display.
    pub(crate) fn finish(self) -> io::Result<()> {
        if let Some(spinner) = &self.spinner {
            spinner.finish_and_clear();
        }
        self.failed.map_or(Ok(()), Err)
    }

    fn show(&mut self, rows: Vec<Row>) {
        let width = self.screen.width;
        for line in rows.iter().flat_map(|row| lines(row, width)) {
            if self.failed.is_some() {
                return;
            }
            let screen = &mut *self.screen;
            let printed = match &self.spinner {
                Some(spinner) => spinner.suspend(|| screen.line(&line)),
                None => screen.line(&line),
            };
            self.failed = printed.err();
        }
    }
}

impl Watch for Live<'_> {
    fn input(&mut self, now: Duration, input: &Input) {
        let rows = self.phases.input(now, input);
        self.show(rows);
    }

    fn output(&mut self, now: Duration, output: &Output) {
        let rows = self.phases.output(now, output);
        self.show(rows);
    }

    fn waiting(&mut self, why: Waiting, limit: Duration) {
        if let Some(spinner) = &self.spinner {
            spinner.reset_elapsed();
            spinner.set_message(format!("{} s", limit.as_secs_f64().ceil()));
            spinner.set_prefix(waiting(why));
            spinner.enable_steady_tick(Duration::from_millis(100));
        }
    }

    fn fact(&mut self, fact: &DnsFact) {
        self.show(vec![fact_row(fact, "")]);
    }
}

/// Shows what DNS says, a fact a line.
pub(crate) fn show_facts(screen: &mut Screen, facts: &[DnsFact]) -> io::Result<()> {
    let mut last = "";
    for fact in facts {
        let publish = fact.publish.iter().map(|record| Row {
            label: "",
            text: format!("publish: {record}"),
            took: None,
            good: true,
        });
        for row in std::iter::once(fact_row(fact, last)).chain(publish) {
            for line in lines(&row, screen.width) {
                screen.line(&line)?;
            }
        }
        last = fact.topic.label();
    }
    Ok(())
}

/// A label that the line before has as well is left out.
fn fact_row(fact: &DnsFact, last: &str) -> Row {
    let label = fact.topic.label();
    let good = matches!(fact.state, DnsState::Good | DnsState::Info);
    Row { label: if label == last { "" } else { label }, text: fact.text.clone(), took: None, good }
}

/// What is waited for, in words.
fn waiting(why: Waiting) -> String {
    match why {
        Waiting::Resolve => "name".into(),
        Waiting::Connect => "connect".into(),
        Waiting::Greeting => "greeting".into(),
        Waiting::Tls => "TLS".into(),
        Waiting::Reply(verb) => format!("reply to {verb}"),
        Waiting::Trace => "the hops on the way".into(),
        Waiting::Greylisting => "the end of the greylisting".into(),
        Waiting::Comparison => "other ports".into(),
        Waiting::Close => "end of the connection".into(),
    }
}

fn spinner() -> ProgressBar {
    let waited = |state: &ProgressState, w: &mut dyn std::fmt::Write| {
        let _ = write!(w, "{}", state.elapsed().as_secs());
    };
    let style = ProgressStyle::with_template("  {spinner} {prefix}, {waited} of {msg}");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner()).with_key("waited", waited);
    ProgressBar::new_spinner().with_style(style)
}

/// A phase as lines: label, text, time at the right of the first line.
fn lines(row: &Row, width: usize) -> Vec<Line> {
    let room = width.min(80) - COLUMN - if row.took.is_some() { TIME } else { 0 };
    let text = smtpdiag_core::render::clean(&row.text);
    let options = textwrap::Options::new(room.max(20)).word_splitter(textwrap::WordSplitter::NoHyphenation);
    let mut lines = Vec::new();
    for (i, part) in textwrap::wrap(&text, options).iter().enumerate() {
        let mut line = Line::default();
        let label = if i == 0 { row.label } else { "" };
        line.push(Mark::Label, format!("  {label:<width$}", width = COLUMN - 2));
        line.push(if row.good { Mark::Plain } else { Mark::Warning }, part.trim_end());
        if let Some(took) = row.took.filter(|_| i == 0) {
            let took = time(took);
            let fill = (COLUMN + room + TIME).saturating_sub(line.width() + took.width() + 1).max(1);
            line.push(Mark::Plain, " ".repeat(fill));
            line.push(Mark::Muted, took);
        }
        lines.push(line);
    }
    lines
}

/// A time with its unit.
fn time(took: Duration) -> String {
    match took.as_millis() {
        0 => "0.".to_owned() + &(took.as_micros() / 100).to_string() + " ms",
        ms @ 1..10_000 => format!("{ms} ms"),
        _ => format!("{:.1} s", took.as_secs_f64()),
    }
}

/// Shows nothing: for JSON and `--quiet`.
pub(crate) struct Unseen;

impl Watch for Unseen {
    fn input(&mut self, _now: Duration, _input: &Input) {}
    fn output(&mut self, _now: Duration, _output: &Output) {}
    fn waiting(&mut self, _why: Waiting, _limit: Duration) {}
    fn fact(&mut self, _fact: &DnsFact) {}
}
