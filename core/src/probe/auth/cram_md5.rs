use super::scram_message::hex;
use super::{Answer, Sasl};
use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;

/// CRAM-MD5 (RFC 2195): user, and the keyed MD5 of the challenge in hexadecimal.
pub(super) struct CramMd5 {
    user: String,
    secret: String,
}

impl CramMd5 {
    pub(super) fn new(user: &str, secret: &str) -> Self {
        Self { user: user.into(), secret: secret.into() }
    }
}

impl Sasl for CramMd5 {
    fn initial(&mut self) -> Option<Vec<u8>> {
        None
    }

    fn answer(&mut self, challenge: &[u8]) -> Answer {
        let Ok(mut mac) = Hmac::<Md5>::new_from_slice(self.secret.as_bytes()) else {
            return Answer::GiveUp("the password cannot be a key");
        };
        mac.update(challenge);
        let digest = hex(&mac.finalize().into_bytes());
        Answer::Send(format!("{} {digest}", self.user).into_bytes())
    }
}
