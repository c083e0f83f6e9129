use super::{Answer, Sasl};

/// PLAIN (RFC 4616): NUL user NUL password.
pub(super) struct Plain {
    message: Vec<u8>,
}

impl Plain {
    pub(super) fn new(user: &str, secret: &str) -> Self {
        Self { message: format!("\0{user}\0{secret}").into_bytes() }
    }
}

impl Sasl for Plain {
    fn initial(&mut self) -> Option<Vec<u8>> {
        Some(self.message.clone())
    }

    /// Some servers ask again although the response came with the command.
    fn answer(&mut self, _challenge: &[u8]) -> Answer {
        Answer::Send(self.message.clone())
    }
}
