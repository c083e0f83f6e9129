use crate::limits;
use std::collections::{HashMap, VecDeque};

/// What the ids of a log stand for: a delivery's number for its message and
/// recipient, a column's place for its name. Bounded; the oldest is forgotten.
#[derive(Debug, Default)]
pub(super) struct Names {
    known: HashMap<String, String>,
    order: VecDeque<String>,
}

impl Names {
    pub(super) fn put(&mut self, id: &str, meaning: &str) {
        if id.len() + meaning.len() > limits::ADDRESS * 4 {
            return;
        }
        if self.known.insert(id.to_owned(), meaning.to_owned()).is_none() {
            self.order.push_back(id.to_owned());
        }
        if self.order.len() > limits::NAMES
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
    }

    pub(super) fn get(&self, id: &str) -> Option<&str> {
        self.known.get(id).map(String::as_str)
    }
}
