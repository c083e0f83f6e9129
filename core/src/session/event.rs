use super::{Endpoint, TlsFacts};
use crate::smtp::{Reply, Step};
use crate::text::Span;

/// Where an event stands in the original input (for a probe: in its transcript).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Line number from 1.
    pub line: u64,
    /// The bytes that say it.
    pub span: Span,
}

/// Who spoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The sending side: a command, or an error line of its program.
    Client,
    /// The server: a reply.
    Server,
    /// Neither: the system, a log, a note of a program about the connection.
    Local,
}

/// One thing that happened in a session.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Where it is said.
    pub place: Place,
    /// The time as the input writes it, if it does.
    pub at: Option<String>,
    /// Who spoke.
    pub side: Side,
    /// The step that was under way, where known.
    pub step: Option<Step>,
    /// What happened.
    pub kind: EventKind,
    /// The words, decoded and in one line: for a reply its whole line(s), for
    /// a message the reason without time stamp and log prefix. Bounded by
    /// `limits::REASON`. Not yet masked.
    pub text: String,
    /// What joins events of one delivery in a log: queue id, connection, process.
    pub key: Option<String>,
    /// What else a log tells about where the event belongs.
    pub trail: Trail,
}

/// Where in a log an event belongs, beside its key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// The process or connection that wrote the line.
    pub process: Option<String>,
    /// The recipient that it is about, in lower case.
    pub recipient: Option<String>,
    /// Attempts at one message carry no common id: only the recipient joins them.
    pub by_recipient: bool,
    /// This server speaks of a client that is not its own: neither logged in
    /// nor in a private network.
    pub stranger: bool,
}

impl Trail {
    /// The recipient, or nothing.
    #[must_use]
    pub fn to(&self) -> &str {
        self.recipient.as_deref().unwrap_or("")
    }
}

/// What an [`Event`] tells.
#[derive(Clone, Debug, PartialEq)]
pub enum EventKind {
    /// A new dialogue begins: the events after it belong to another session.
    Start,
    /// The client is about to connect, or says to where.
    Connecting(Endpoint),
    /// The connection stands.
    Connected(Endpoint),
    /// A command of the client; its words are the event's text, secrets masked.
    Command,
    /// A reply of the server, all of its lines.
    Reply(Reply),
    /// TLS stands, with what is known about it.
    TlsUp(Box<TlsFacts>),
    /// An error line: connecting failed, TLS failed, a wrapper, a log reason.
    Failure,
    /// Whom the words after it are about, in a log or a report.
    Recipient(String),
    /// A message was delivered, and its reader called it spam.
    Complaint,
    /// A message was taken over by the other side.
    Delivered,
    /// The connection ended as it should.
    Closed,
    /// A line that is no error by its form: prose, a note. Rules of weak words do not apply.
    Note,
}
