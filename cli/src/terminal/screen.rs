use super::style::style;
use crate::args::Color;
use anstream::{AutoStream, ColorChoice};
use smtpdiag_core::render::Line;
use std::io::{self, IsTerminal as _, Stdout, Write};

/// Columns where the output is no terminal.
const PIPE: usize = 80;
/// Columns beyond which lines are hard to read.
const WIDEST: usize = 100;

/// Where lines go.
enum Out {
    Standard(AutoStream<Stdout>),
    /// Kept, to be looked at.
    #[cfg(test)]
    Kept(AutoStream<Vec<u8>>),
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(out) => out.write(bytes),
            #[cfg(test)]
            Self::Kept(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            #[cfg(test)]
            Self::Kept(out) => out.flush(),
        }
    }
}

/// Standard output.
pub(crate) struct Screen {
    out: Out,
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
        let out = Out::Standard(AutoStream::new(io::stdout(), choice));
        Self { out, width: width.clamp(40, WIDEST), interactive }
    }

    /// A pipe that keeps what is printed.
    #[cfg(test)]
    pub(super) fn kept(choice: ColorChoice) -> Self {
        Self { out: Out::Kept(AutoStream::new(Vec::new(), choice)), width: PIPE, interactive: false }
    }

    /// What was printed.
    #[cfg(test)]
    pub(super) fn into_text(self) -> String {
        match self.out {
            Out::Kept(out) => String::from_utf8_lossy(&out.into_inner()).into_owned(),
            Out::Standard(_) => String::new(),
        }
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
