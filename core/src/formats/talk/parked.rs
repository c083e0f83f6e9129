//! Dialogues whose lines are mixed: each goes on where it stopped.

use super::Talk;

/// Dialogues set aside. A pool of connections has five by default.
const MOST: usize = 16;

/// The dialogues that are not under way, by the key of their lines.
#[derive(Debug, Default)]
pub(super) struct Parked {
    /// The key of the dialogue under way.
    key: Option<String>,
    others: Vec<(String, Talk)>,
}

impl Talk {
    /// Goes on with the dialogue of this key.
    pub(crate) fn go_on_with(&mut self, key: &str) {
        let mut parked = std::mem::take(&mut self.parked);
        if parked.key.as_deref() == Some(key) {
            self.parked = parked;
            return;
        }
        let known = parked.others.iter().position(|other| other.0 == key);
        let mut next = known.map(|at| parked.others.remove(at).1).unwrap_or_default();
        if known.is_none() {
            // A look-up stands before the first line with its key.
            next.servers = self.servers.next();
        }
        next.out = std::mem::take(&mut self.out);
        next.current = self.current;
        let before = std::mem::replace(self, next);
        if let Some(key) = parked.key.replace(key.to_owned()) {
            if parked.others.len() >= MOST {
                self.give_up(parked.others.remove(0).1);
            }
            parked.others.push((key, before));
        } else {
            self.give_up(before);
        }
        self.parked = parked;
    }

    /// Ends the replies of all dialogues whose last line did not come.
    pub(crate) fn close_all(&mut self) {
        self.close_reply();
        for (_, other) in std::mem::take(&mut self.parked).others {
            self.give_up(other);
        }
    }

    fn give_up(&mut self, mut other: Self) {
        other.close_reply();
        self.out.append(&mut other.out);
    }
}
