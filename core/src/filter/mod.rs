//! Which lines of an input are read at all: by time, queue id, recipient.

mod mention;
mod sieve;

pub(crate) use sieve::Sieve;

use crate::date::Clock;

/// What lines are wanted. Everything that is set must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Earliest time, in seconds since 1970-01-01 UTC.
    pub since: Option<i64>,
    /// Latest time.
    pub until: Option<i64>,
    /// The time now, for stamps without a year.
    pub now: i64,
    /// Seconds east of UTC, for stamps without a zone.
    pub offset: i32,
    /// Only lines that name this queue id (of Exim: message id).
    pub queue_id: Option<String>,
    /// Only deliveries to this address.
    pub to: Option<String>,
}

impl Filter {
    fn is_empty(&self) -> bool {
        self.since.is_none() && self.until.is_none() && self.queue_id.is_none() && self.to.is_none()
    }

    const fn clock(&self) -> Clock {
        Clock { now: self.now, offset: self.offset }
    }
}

#[cfg(test)]
#[path = "filter_tests.rs"]
mod tests;
