use super::{Answer, Sasl};

/// XOAUTH2, Google's and Microsoft's way for access tokens.
pub(super) struct XOAuth2 {
    message: Vec<u8>,
}

impl XOAuth2 {
    pub(super) fn new(user: &str, token: &str) -> Self {
        Self { message: format!("user={user}\x01auth=Bearer {token}\x01\x01").into_bytes() }
    }
}

impl Sasl for XOAuth2 {
    fn initial(&mut self) -> Option<Vec<u8>> {
        Some(self.message.clone())
    }

    /// A challenge with content is an error in JSON: an empty line makes the
    /// server say its 535. An empty one asks for the response again.
    fn answer(&mut self, challenge: &[u8]) -> Answer {
        Answer::Send(if challenge.is_empty() { self.message.clone() } else { Vec::new() })
    }

    fn told(&self, challenge: &[u8]) -> Option<Vec<u8>> {
        (!challenge.is_empty()).then(|| challenge.to_vec())
    }
}
