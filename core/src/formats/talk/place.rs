//! Which server a dialogue is with, as far as the lines tell.

use super::Talk;
use crate::formats::Row;
use crate::session::{Endpoint, EventKind, Side};
use crate::smtp::Step;

/// What is known of the server.
#[derive(Debug, Default)]
pub(super) struct Servers {
    /// The server of the dialogue under way.
    named: Endpoint,
    /// The server that settings or a look-up name, for dialogues that name none.
    meant: Endpoint,
}

impl Servers {
    /// For the next dialogue: what settings say stays.
    pub(super) fn next(&mut self) -> Self {
        Self { named: Endpoint::default(), meant: std::mem::take(&mut self.meant) }
    }
}

impl Talk {
    /// An error line or a note names the server. One that differs from the
    /// server of the dialogue belongs to another dialogue.
    pub(crate) fn server_named(&mut self, row: &Row<'_>, endpoint: Endpoint) {
        if row.process.is_some() {
            return self.tell_place(row, endpoint);
        }
        if differ(&self.servers.named, &endpoint) && self.spoken {
            self.begin_without_settings(row);
        }
        // A dialogue that follows joins, as it would after `connecting`.
        self.begun = true;
        let endpoint = self.with_name(endpoint);
        if adds(&self.servers.named, &endpoint) {
            self.tell_place(row, endpoint);
        }
    }

    /// Settings or a look-up name the server that the next dialogues are with.
    pub(crate) fn server_meant(&mut self, row: &Row<'_>, endpoint: Endpoint) {
        if differ(&self.servers.meant, &endpoint) && endpoint.host.is_some() {
            self.servers.meant = Endpoint::default();
        }
        merge(&mut self.servers.meant, &endpoint);
        if !differ(&self.servers.named, &endpoint) && adds(&self.servers.named, &endpoint) {
            self.begun = true;
            self.tell_place(row, endpoint);
        }
    }

    /// The endpoint with the name that a look-up gave for it.
    pub(super) fn with_name(&self, endpoint: Endpoint) -> Endpoint {
        let meant = &self.servers.meant;
        let other = endpoint.port.is_some() && meant.port.is_some() && endpoint.port != meant.port;
        let loopback = endpoint.ip.as_deref().is_some_and(is_loopback);
        if endpoint.host.is_some() || endpoint.ip.is_none() || other || loopback {
            return endpoint;
        }
        Endpoint { host: meant.host.clone(), ..endpoint }
    }

    /// The server of the dialogue that has just begun.
    pub(super) fn place_known(&mut self, endpoint: &Endpoint) {
        merge(&mut self.servers.named, endpoint);
    }

    /// A dialogue begins without a word of its server: it is the one of the settings.
    pub(super) fn as_meant(&mut self, row: &Row<'_>) {
        let meant = self.servers.meant.clone();
        if meant != Endpoint::default() {
            self.tell_place(&row.with(&row.text[..0]), meant);
        }
    }

    fn tell_place(&mut self, row: &Row<'_>, endpoint: Endpoint) {
        self.place_known(&endpoint);
        self.event(row, Side::Local, Some(Step::Connect), EventKind::Connecting(endpoint));
    }
}

fn is_loopback(ip: &str) -> bool {
    ip.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

fn merge(known: &mut Endpoint, new: &Endpoint) {
    known.host = new.host.clone().or_else(|| known.host.take());
    known.ip = new.ip.clone().or_else(|| known.ip.take());
    known.port = new.port.or(known.port);
    known.tls_mode = new.tls_mode.or(known.tls_mode);
}

/// Whether two endpoints cannot be one server's.
fn differ(a: &Endpoint, b: &Endpoint) -> bool {
    let ports = matches!((a.port, b.port), (Some(a), Some(b)) if a != b);
    let hosts = matches!((&a.host, &b.host), (Some(a), Some(b)) if !a.eq_ignore_ascii_case(b));
    ports || hosts
}

/// Whether `new` tells what is not known yet.
fn adds(known: &Endpoint, new: &Endpoint) -> bool {
    let mut all = known.clone();
    merge(&mut all, new);
    all != *known
}
