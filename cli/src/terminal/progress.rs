use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

/// Work that ends before it needs no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// How far reading is, on standard error, where that is a terminal and the
/// work is long.
pub(crate) struct Progress {
    began: Instant,
    shown: bool,
    total: Option<u64>,
    done: u64,
    bar: Option<ProgressBar>,
    name: String,
}

impl Progress {
    /// Starts the clock. `total` is the number of bytes, where it is known.
    pub(crate) fn new(total: Option<u64>) -> Self {
        let shown = io::stderr().is_terminal();
        Self { began: Instant::now(), shown, total, done: 0, bar: None, name: String::new() }
    }

    /// Says which input is being read.
    pub(crate) fn input(&mut self, name: &str) {
        self.name = smtpdiag_core::render::clean(name);
        if let Some(bar) = &self.bar {
            bar.set_message(self.name.clone());
        }
    }

    /// Says that so many more bytes are done.
    pub(crate) fn add(&mut self, bytes: usize) {
        self.done += bytes as u64;
        if self.bar.is_none() && self.shown && self.began.elapsed() >= PATIENCE {
            let bar = bar(self.total).with_position(self.done).with_elapsed(self.began.elapsed());
            bar.set_message(self.name.clone());
            self.bar = Some(bar);
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }

    /// Takes the bar away.
    pub(crate) fn finish(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: Option<u64>) -> ProgressBar {
    let (bar, template) = match total {
        Some(total) => {
            (ProgressBar::new(total), "  {bar:24} {bytes} of {total_bytes}, {eta} left  {wide_msg}")
        }
        None => (ProgressBar::new_spinner(), "  {spinner} {bytes}  {wide_msg}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
