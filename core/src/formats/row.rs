use crate::carriers;
use crate::limits;
use crate::session::{Place, Trail};
use crate::text::Line;
use std::ops::Range;

/// One line as readers see it: without what wraps it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    line: &'a Line,
    /// The words, without the wrapping.
    pub(crate) text: &'a str,
    /// Time, as the line writes it.
    pub(crate) at: Option<&'a str>,
    /// The program that wrote it, where a log says so.
    pub(crate) program: Option<&'a str>,
    /// The member of JSON that holds the line.
    pub(crate) member: Option<&'a str>,
    /// Process or connection, where a log says so.
    pub(crate) process: Option<&'a str>,
    /// The delivery that a log names: its queue id.
    pub(crate) key: Option<&'a str>,
    /// The recipient that it is about.
    pub(crate) recipient: Option<&'a str>,
    /// Attempts at one message carry no common id.
    pub(crate) by_recipient: bool,
    /// It is about a client that is a stranger to this server.
    pub(crate) stranger: bool,
}

impl<'a> Row<'a> {
    /// Takes off what wraps a line.
    pub(crate) fn new(line: &'a Line) -> Self {
        let carried = carriers::unwrap(&line.text);
        let carriers::Carried { at, program, process, member, rest } = carried;
        let text = rest.trim_end();
        let (key, recipient, by_recipient, stranger) = (None, None, false, false);
        Self { line, text, at, program, member, process, key, recipient, by_recipient, stranger }
    }

    /// The same row, its words narrowed to `text`, which is a part of them.
    pub(crate) const fn with(self, text: &'a str) -> Self {
        Self { text, ..self }
    }

    /// The same row of a delivery that a log names; `None` leaves what is known.
    pub(crate) fn keyed(self, key: Option<&'a str>) -> Self {
        Self { key: key.or(self.key), ..self }
    }

    /// The same row, where neither id nor process joins it with others: its own
    /// words keep it apart.
    pub(crate) fn apart(self, words: &'a str) -> Self {
        Self { key: self.key.or(self.process).or(Some(words)), ..self }
    }

    /// The same row, about one recipient.
    pub(crate) fn to(self, recipient: Option<&'a str>) -> Self {
        Self { recipient: recipient.or(self.recipient), ..self }
    }

    /// The same row, with the time that its own columns tell.
    pub(crate) fn stamped(self, at: Option<&'a str>) -> Self {
        Self { at: at.or(self.at), ..self }
    }

    /// The same row, of the connection that a line names itself.
    pub(crate) fn of_connection(self, connection: Option<&'a str>) -> Self {
        Self { process: connection.or(self.process), ..self }
    }

    /// The same row, in a dialogue that names no message: retries are joined
    /// by their recipient.
    pub(crate) fn in_dialogue(self) -> Self {
        Self { by_recipient: true, ..self }
    }

    /// The same row, about a client that this server serves. Its attempts share
    /// no id before a message has one.
    pub(crate) fn of_client(self, stranger: bool) -> Self {
        Self { stranger, by_recipient: self.key.is_none(), ..self }
    }

    /// What joins it with other lines: the delivery, else the process.
    pub(crate) fn thread(&self) -> Option<String> {
        self.key.or(self.process).map(str::to_owned)
    }

    /// Where it belongs, for its events.
    pub(crate) fn trail(&self) -> Trail {
        let recipient = self.recipient.map(|address| address.trim_matches(['<', '>', ' ']));
        let fits = |address: &&str| !address.is_empty() && address.len() <= limits::ADDRESS;
        Trail {
            process: self.process.map(str::to_owned),
            recipient: recipient.filter(fits).map(str::to_ascii_lowercase),
            by_recipient: self.by_recipient,
            stranger: self.stranger,
        }
    }

    /// The row with its words narrowed by what `f` gives, if it does.
    pub(crate) fn part(self, f: impl FnOnce(&'a str) -> Option<&'a str>) -> Option<Self> {
        f(self.text).map(|text| self.with(text))
    }

    /// Where the words stand.
    pub(crate) fn place(&self) -> Place {
        Place { line: self.line.number, span: self.line.span(self.range()) }
    }

    /// Number of the line.
    pub(crate) const fn number(&self) -> u64 {
        self.line.number
    }

    fn range(&self) -> Range<usize> {
        let start = (self.text.as_ptr() as usize).wrapping_sub(self.line.text.as_ptr() as usize);
        // A text from elsewhere (never meant to be) stands for the whole line.
        if start <= self.line.text.len() && start + self.text.len() <= self.line.text.len() {
            start..start + self.text.len()
        } else {
            0..self.line.text.len()
        }
    }
}
