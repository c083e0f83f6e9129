//! What readers ask about the dialogue under way.

use super::{Message, Talk};
use crate::session::EventKind;
use crate::smtp::{ReplyCode, ReplyLine, Step};

impl Talk {
    /// Whether the line before was of this format.
    pub(crate) fn is_current(&self, name: &str) -> bool {
        self.current == name
    }

    /// Whether a fault was told since the last [`drain`](Self::drain).
    pub(crate) fn told_fault(&self) -> bool {
        self.out.iter().any(|event| matches!(event.kind, EventKind::Failure | EventKind::Reply(_)))
    }

    /// The step that the last reply of the dialogue answered.
    pub(crate) const fn last_step(&self) -> Option<Step> {
        self.answered
    }

    /// Whether the client has said QUIT.
    pub(crate) const fn has_quit(&self) -> bool {
        self.quit
    }

    /// Whether the client's next line is a secret: the answer to a challenge.
    pub(crate) fn challenged(&self) -> bool {
        let mut probe = self.mask;
        probe.client("x") != "x"
    }

    /// A message is under way; nothing in it is news.
    pub(crate) fn in_message(&self) -> bool {
        self.message != Message::No
    }

    /// A message is under way that is known to end with a dot.
    pub(crate) fn in_sure_message(&self) -> bool {
        self.message == Message::Header
    }

    /// A dialogue is under way in which somebody has spoken.
    pub(crate) fn is_speaking(&self) -> bool {
        self.spoken && self.greeted
    }

    /// A dialogue has begun.
    pub(crate) const fn is_open(&self) -> bool {
        self.begun
    }

    /// The code of the reply that goes on.
    pub(crate) fn open_code(&self) -> Option<ReplyCode> {
        self.assembly.open_code()
    }

    /// Whether a text is a further line of the reply that goes on.
    pub(crate) fn is_continuation(&self, text: &str) -> bool {
        let code = ReplyLine::parse(text.trim()).map(|line| line.code);
        code.is_some() && code == self.open_code()
    }

    /// Whether the server has not greeted yet, and no command waits.
    pub(crate) fn awaits_greeting(&self) -> bool {
        !self.greeted && self.waiting.is_empty()
    }
}
