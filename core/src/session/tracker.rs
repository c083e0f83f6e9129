use super::{Event, EventKind, Session};
use crate::limits;
use std::collections::HashMap;

/// All sessions of an input; bounded. What lies beyond the bound is counted
/// to one session of its own.
#[derive(Debug)]
pub(crate) struct Sessions {
    pub(crate) list: Vec<Session>,
    by_key: HashMap<String, usize>,
    current: usize,
    /// The session of what finds no room.
    rest: Option<usize>,
    kept_events: usize,
    kept_bytes: usize,
}

impl Sessions {
    pub(crate) fn new() -> Self {
        Self {
            list: vec![Session::default()],
            by_key: HashMap::new(),
            current: 0,
            rest: None,
            kept_events: 0,
            kept_bytes: 0,
        }
    }

    /// Takes an event into its session and gives the session's index.
    pub(crate) fn add(&mut self, event: &Event) -> usize {
        let index = self.index_of(event);
        let session = &mut self.list[index];
        session.take(event);
        let bytes = self.kept_bytes + event.text.len();
        let room = self.kept_events < limits::EVENTS && bytes <= limits::EVENT_BYTES;
        if room && session.events.len() < limits::EVENTS_OF_SESSION {
            self.kept_events += 1;
            self.kept_bytes = bytes;
            session.events.push(event.clone());
        }
        index
    }

    fn index_of(&mut self, event: &Event) -> usize {
        if let Some(key) = &event.key {
            if let Some(index) = self.by_key.get(key) {
                return *index;
            }
            // A log has few faults among many good deliveries: those have a room of their own.
            let good = matches!(event.kind, EventKind::Note | EventKind::Delivered);
            let index = self.open(if good { limits::SESSIONS_GOOD } else { limits::SESSIONS });
            if self.rest != Some(index) {
                self.by_key.insert(key.clone(), index);
            }
            return index;
        }
        let begins = matches!(event.kind, EventKind::Start);
        if begins && !self.list[self.current].events.is_empty() {
            self.current = self.open(limits::SESSIONS);
        }
        self.current
    }

    fn open(&mut self, room: usize) -> usize {
        if self.list.len() >= room {
            if let Some(rest) = self.rest {
                return rest;
            }
            self.rest = Some(self.list.len());
        }
        self.list.push(Session::default());
        self.list.len() - 1
    }
}
