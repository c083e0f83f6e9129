use super::Talk;
use crate::formats::Row;
use crate::limits;
use crate::session::Trail;
use crate::smtp::{Command, Step};

/// Logs that mix the dialogues of several connections.
impl Talk {
    /// Goes on with the dialogue of this connection; the one that was under
    /// way waits.
    pub(crate) fn of(&mut self, connection: &str) {
        if self.of == connection {
            return;
        }
        self.close_reply();
        let mut parked = std::mem::take(&mut self.parked);
        let known = parked.iter().position(|talk| talk.of == connection);
        // A look-up may stand before the first line of its connection.
        let next = match known {
            Some(at) => parked.remove(at),
            None => Self { servers: self.servers.next(), ..Self::default() },
        };
        let mut left = std::mem::replace(self, next);
        self.of = connection.to_owned();
        self.out = std::mem::take(&mut left.out);
        self.names = std::mem::take(&mut left.names);
        self.current = left.current;
        if parked.len() >= limits::DIALOGUES {
            parked.remove(0);
        }
        parked.push(left);
        self.parked = parked;
    }

    /// Ends the replies of all dialogues whose last line did not come.
    pub(crate) fn close_all(&mut self) {
        self.close_reply();
        for mut other in std::mem::take(&mut self.parked) {
            other.close_reply();
            self.out.append(&mut other.out);
        }
    }

    /// Keeps in mind what an id of the log stands for.
    pub(crate) fn remember(&mut self, id: &str, meaning: &str) {
        self.names.put(id, meaning);
    }

    /// What an id stands for.
    pub(crate) fn recall(&self, id: &str) -> Option<&str> {
        self.names.get(id)
    }

    /// Notes the recipient that the client names.
    pub(super) fn note_recipient(&mut self, row: &Row<'_>, step: Step) {
        match step {
            Step::Mail => self.recipient = None,
            Step::Rcpt => {
                let path = Command::parse(row.text).and_then(|command| command.path());
                self.recipient = path.and_then(|path| path.address).map(str::to_ascii_lowercase);
            }
            _ => {}
        }
    }

    /// The trail of a reply in a dialogue of a log: about the recipient named last.
    pub(super) fn about(&self, trail: Trail, step: Option<Step>) -> Trail {
        let envelope = matches!(step, Some(Step::Rcpt | Step::Data | Step::Message));
        if !trail.by_recipient || trail.recipient.is_some() || !envelope {
            return trail;
        }
        Trail { recipient: self.recipient.clone(), ..trail }
    }
}
