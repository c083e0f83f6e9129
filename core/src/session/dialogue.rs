use super::{Endpoint, Event, EventKind, TlsFacts, TlsMode};
use crate::limits;
use crate::smtp::{Command, Reply, Step};

/// What is known of one dialogue or, in a log, of one delivery.
#[derive(Debug, Default)]
pub(crate) struct Session {
    pub(crate) endpoint: Endpoint,
    pub(crate) greeting: Option<Reply>,
    pub(crate) capabilities: Vec<String>,
    pub(crate) capabilities_tls: Vec<String>,
    pub(crate) tls: Option<TlsFacts>,
    pub(crate) in_tls: bool,
    pub(crate) auth: Option<bool>,
    /// Address of the last MAIL FROM.
    pub(crate) sender: Option<String>,
    /// Address of the last RCPT TO.
    pub(crate) recipient: Option<String>,
    pub(crate) delivered: bool,
    /// A recipient called the message spam.
    pub(crate) complained: bool,
    pub(crate) closed: bool,
    pub(crate) failed: bool,
    pub(crate) connected: bool,
    /// The first events, bounded.
    pub(crate) events: Vec<Event>,
}

impl Session {
    /// Takes what an event tells.
    pub(super) fn take(&mut self, event: &Event) {
        match &event.kind {
            EventKind::Connecting(endpoint) => self.endpoint_known(endpoint),
            EventKind::Connected(endpoint) => {
                self.connected = true;
                self.endpoint_known(endpoint);
            }
            EventKind::Reply(reply) => self.reply(reply, event.step),
            EventKind::TlsUp(facts) => {
                self.in_tls = true;
                self.tls = Some((**facts).clone());
            }
            EventKind::Failure => self.failed = true,
            EventKind::Recipient(address) => self.recipient = Some(address.clone()),
            EventKind::Complaint => (self.delivered, self.complained) = (true, true),
            EventKind::Delivered => self.delivered = true,
            EventKind::Closed => self.closed = true,
            EventKind::Command => self.command(&event.text),
            EventKind::Start | EventKind::Note => {}
        }
    }

    fn command(&mut self, text: &str) {
        let Some(command) = Command::parse(text) else { return };
        let address =
            command.path().and_then(|path| path.address).filter(|a| a.contains('@')).map(str::to_owned);
        match command.step() {
            Step::Mail => self.sender = address,
            Step::Rcpt => self.recipient = address,
            Step::StartTls => _ = self.endpoint.tls_mode.get_or_insert(TlsMode::StartTls),
            _ => {}
        }
    }

    fn endpoint_known(&mut self, endpoint: &Endpoint) {
        let known = &mut self.endpoint;
        known.host = endpoint.host.clone().or_else(|| known.host.take());
        known.ip = endpoint.ip.clone().or_else(|| known.ip.take());
        known.port = endpoint.port.or(known.port);
        known.tls_mode = endpoint.tls_mode.or(known.tls_mode);
    }

    fn reply(&mut self, reply: &Reply, step: Option<Step>) {
        let failed = reply.code.is_failure();
        self.failed |= failed;
        match step {
            Some(Step::Connect) if !failed => {
                self.connected = true;
                self.greeting.get_or_insert_with(|| reply.clone());
            }
            Some(Step::Ehlo) if !failed => {
                let keywords = reply.lines.iter().skip(1).take(limits::CAPABILITIES).cloned().collect();
                if self.in_tls {
                    self.capabilities_tls = keywords;
                } else {
                    self.capabilities = keywords;
                }
            }
            Some(Step::StartTls) if !failed => self.in_tls = true,
            Some(Step::Auth) if failed => self.auth = Some(false),
            Some(Step::Auth) if reply.code.0 == 235 => self.auth = Some(true),
            Some(Step::Message) if !failed => self.delivered = true,
            _ => {}
        }
    }
}
