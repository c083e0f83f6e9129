use super::style::style;
use crate::args::Color;
use anstream::{AutoStream, ColorChoice};
use smtpdiag_core::render::Line;
use std::io::{self, IsTerminal as _, Stdout, Write as _};

/// Columns where the output is no terminal.
const PIPE: usize = 80;
/// Columns beyond which lines are hard to read.
const WIDEST: usize = 100;

/// Standard output.
pub(crate) struct Screen {
    out: AutoStream<Stdout>,
    /// Columns to use.
    pub(crate) width: usize,
    /// Whether a person looks on: then there may be a spinner.
    pub(crate) interactive: bool,
}

impl Screen {
    /// Standard output with colours as asked for.
    pub(crate) fn new(color: Color) -> Self {
        let choice = match color {
            Color::Auto => AutoStream::choice(&io::stdout()),
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        };
        let terminal = io::stdout().is_terminal();
        let width =
            terminal.then(terminal_size::terminal_size).flatten().map_or(PIPE, |(w, _)| usize::from(w.0));
        let interactive = terminal && io::stderr().is_terminal();
        Self { out: AutoStream::new(io::stdout(), choice), width: width.clamp(40, WIDEST), interactive }
    }

    /// Prints a line.
    pub(crate) fn line(&mut self, line: &Line) -> io::Result<()> {
        for piece in &line.0 {
            let style = style(piece.mark);
            write!(self.out, "{style}{}{style:#}", piece.text)?;
        }
        writeln!(self.out)
    }

    /// Prints text that is already safe and ends with its own line end.
    pub(crate) fn raw(&mut self, text: &str) -> io::Result<()> {
        self.out.write_all(text.as_bytes())?;
        self.out.flush()
    }
}
