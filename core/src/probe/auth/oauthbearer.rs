use super::{Answer, Sasl};

/// OAUTHBEARER (RFC 7628).
pub(super) struct OAuthBearer {
    message: Vec<u8>,
}

impl OAuthBearer {
    pub(super) fn new(user: &str, token: &str, host: &str, port: u16) -> Self {
        let user = user.replace('=', "=3D").replace(',', "=2C");
        let message = format!("n,a={user},\x01host={host}\x01port={port}\x01auth=Bearer {token}\x01\x01");
        Self { message: message.into_bytes() }
    }
}

impl Sasl for OAuthBearer {
    fn initial(&mut self) -> Option<Vec<u8>> {
        Some(self.message.clone())
    }

    /// After an error in JSON the client says one byte 0x01 (RFC 7628 section 3.2.3).
    fn answer(&mut self, challenge: &[u8]) -> Answer {
        Answer::Send(if challenge.is_empty() { self.message.clone() } else { vec![1] })
    }

    fn told(&self, challenge: &[u8]) -> Option<Vec<u8>> {
        (!challenge.is_empty()).then(|| challenge.to_vec())
    }
}
