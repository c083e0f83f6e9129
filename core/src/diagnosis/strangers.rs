use super::evidence::address_in;
use super::incident::Incident;
use super::named::Named;
use crate::report::Severity;
use std::collections::HashSet;

/// How to take what a server's own log says of clients that are strangers to it.
///
/// Alone such a line is what the paste is about. In a log that shows mail
/// going out, or with many clients, it is the noise of the internet.
#[derive(Debug)]
pub(super) struct Strangers {
    delivers: bool,
    many: bool,
}

/// From so many addresses on they are strangers, whatever else the log shows.
const MANY: usize = 3;

impl Strangers {
    /// `delivers`: the log tells of deliveries.
    pub(super) fn new(incidents: &[Incident], delivers: bool) -> Self {
        let seen = incidents.iter().filter(|incident| incident.stranger).flat_map(|incident| &incident.seen);
        let clients: HashSet<String> = seen.filter_map(|seen| address_in(&seen.text, None)).collect();
        Self { delivers, many: clients.len() >= MANY }
    }

    /// Their refused logins are guesses, not the owner's password.
    pub(super) fn rename(&self, incident: &Incident, named: &mut Named) {
        if incident.stranger
            && (self.delivers || self.many)
            && let Some(cause) = named.cause.get().of_strangers
        {
            named.cause = cause;
        }
    }

    /// Refusing them is what the server is for, as long as mail goes out.
    pub(super) fn milder(&self, incident: &Incident, named: &Named) -> Option<Severity> {
        let fault = named.cause.get().severity == Severity::Error;
        (incident.stranger && self.delivers && fault).then_some(Severity::Info)
    }
}
