use super::{Claim, READERS, Reader, Row, Talk, bounce_text, delivery_event, dsn, error_line};
use crate::limits;
use crate::session::Event;
use crate::text::Line;

/// Reads lines of any formats, which may change from line to line, into events.
#[derive(Debug, Default)]
pub struct Reading {
    talk: Talk,
    runs: Vec<Run>,
    /// Lines since the last one that a format claimed.
    strangers: u32,
    /// The last line was claimed by a format of its own.
    named: bool,
}

/// Lines of unknown form within a format: notes and debug output of the program around.
const STRANGERS: u32 = 6;

/// Formats that tell one thing in many lines; any other one ends it.
const REPORTS: [&str; 3] = [bounce_text::READER.name, delivery_event::READER.name, dsn::READER.name];

/// Neighbouring lines of one format.
#[derive(Debug)]
struct Run {
    name: &'static str,
    first: u64,
    last: u64,
}

impl Reading {
    /// Starts on a new input.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next line and appends the events that it completes to `out`.
    pub fn line(&mut self, line: Line, out: &mut Vec<Event>) {
        let row = Row::new(&line);
        let reader = self.choose(&row);
        // Blank lines and prose between two runs belong to neither.
        let named = reader.name != error_line::NAME;
        let unsure = !named || reader.name == delivery_event::READER.name && !self.talk.in_event();
        let blank = row.text.trim().is_empty();
        self.named = named;
        self.follow(reader.name, named, blank);
        if named && !blank && !REPORTS.contains(&reader.name) {
            self.talk.close_bounce();
        }
        (reader.read)(&row, &mut self.talk);
        if !blank && (!unsure || self.talk.told_fault()) {
            self.note(reader.name, row.number());
        }
        out.extend(self.talk.drain());
    }

    /// Takes a line of a message on its good way, which nobody reads.
    pub(crate) fn good(&mut self, number: u64, format: &'static str, out: &mut Vec<Event>) {
        if self.talk.open_code().is_some() {
            self.talk.close_reply();
            out.extend(self.talk.drain());
        }
        self.talk.current = format;
        self.strangers = 0;
        match self.runs.last_mut() {
            // A look at where the name stands is enough nearly always.
            Some(run) if std::ptr::eq(run.name, format) => run.last = number,
            _ => self.note(format, number),
        }
    }

    /// Whether the last line was of a format that only mail programs write.
    pub(crate) const fn knows_format(&self) -> bool {
        self.named
    }

    /// Ends the input.
    pub fn finish(&mut self, out: &mut Vec<Event>) {
        self.talk.close_all();
        self.talk.close_bounce();
        out.extend(self.talk.drain());
    }

    /// The formats that were recognised: name, first line, last line. Runs of
    /// one format that follow each other are one.
    #[must_use]
    pub fn formats(&self) -> Vec<(&'static str, u64, u64)> {
        self.runs.iter().map(|run| (run.name, run.first, run.last)).collect()
    }

    /// Blank lines, and a few that nobody claims, do not end a format.
    fn follow(&mut self, name: &'static str, named: bool, blank: bool) {
        if named && !blank {
            self.talk.current = name;
            self.strangers = 0;
        } else if !named && !blank {
            self.strangers += 1;
            if self.strangers > STRANGERS {
                self.talk.current = error_line::NAME;
            }
        }
    }

    fn choose(&self, row: &Row<'_>) -> &'static Reader {
        let mut best = (Claim::No, false, &error_line::READER);
        // Only a message outranks the format of the line before where that one is sure.
        if !self.talk.in_message()
            && let Some(current) = READERS.iter().find(|reader| self.talk.is_current(reader.name))
            && (current.claim)(row, &self.talk) == Claim::Sure
        {
            return current;
        }
        for reader in READERS {
            let current = self.talk.is_current(reader.name);
            let claim = (reader.claim)(row, &self.talk);
            if claim == Claim::No || claim == Claim::Follows && !current {
                continue;
            }
            if (claim, current) > (best.0, best.1) {
                best = (claim, current, reader);
            }
        }
        best.2
    }

    fn note(&mut self, name: &'static str, number: u64) {
        let full = self.runs.len() >= limits::FORMAT_RUNS;
        match self.runs.last_mut() {
            Some(run) if run.name == name || full => run.last = number,
            _ => self.runs.push(Run { name, first: number, last: number }),
        }
    }
}

#[cfg(test)]
#[path = "reading_tests.rs"]
mod tests;
