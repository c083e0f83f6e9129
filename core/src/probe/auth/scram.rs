use super::scram_message::{ServerFirst, saslname};
use super::{Answer, Sasl};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::{Digest, Sha1};
use sha2::Sha256;
use std::marker::PhantomData;

/// The hash of a SCRAM mechanism.
pub(super) trait Hash {
    /// `HMAC(key, text)`.
    fn mac(key: &[u8], text: &[u8]) -> Vec<u8>;
    /// `H(text)`.
    fn digest(text: &[u8]) -> Vec<u8>;
    /// `Hi(password, salt, iterations)`.
    fn stretch(password: &[u8], salt: &[u8], iterations: u32) -> Vec<u8>;
}

/// SCRAM-SHA-1 (RFC 5802).
pub(super) struct Sha1Hash;
/// SCRAM-SHA-256 (RFC 7677).
pub(super) struct Sha256Hash;

macro_rules! hash {
    ($name:ty, $hash:ty, $size:literal) => {
        impl Hash for $name {
            fn mac(key: &[u8], text: &[u8]) -> Vec<u8> {
                // HMAC takes keys of any length.
                let Ok(mut mac) = Hmac::<$hash>::new_from_slice(key) else { return Vec::new() };
                mac.update(text);
                mac.finalize().into_bytes().to_vec()
            }
            fn digest(text: &[u8]) -> Vec<u8> {
                <$hash>::digest(text).to_vec()
            }
            fn stretch(password: &[u8], salt: &[u8], iterations: u32) -> Vec<u8> {
                let mut out = [0; $size];
                pbkdf2::pbkdf2_hmac::<$hash>(password, salt, iterations, &mut out);
                out.to_vec()
            }
        }
    };
}

hash!(Sha1Hash, Sha1, 20);
hash!(Sha256Hash, Sha256, 32);

/// How far the exchange is.
enum Stage {
    /// The server's first message is awaited.
    First,
    /// Its signature is awaited, and must be this.
    Signature(Vec<u8>),
    /// Its signature was right.
    Proven,
    /// The exchange failed.
    Failed,
}

/// SCRAM without channel binding.
pub(super) struct Scram<H> {
    password: String,
    nonce: String,
    /// `n=user,r=nonce`, without the GS2 header.
    client_first: String,
    stage: Stage,
    hash: PhantomData<H>,
}

impl<H: Hash> Scram<H> {
    pub(super) fn new(user: &str, secret: &str, nonce: &str) -> Self {
        let user = prepared(user);
        let nonce: String = nonce.chars().filter(|c| c.is_ascii_graphic() && *c != ',').collect();
        Self {
            password: prepared(secret),
            client_first: format!("n={},r={nonce}", saslname(&user)),
            nonce,
            stage: Stage::First,
            hash: PhantomData,
        }
    }

    fn proof(&mut self, challenge: &[u8]) -> Result<Vec<u8>, &'static str> {
        let text = std::str::from_utf8(challenge).map_err(|_| "the server's message is no text")?;
        let server = ServerFirst::parse(text, &self.nonce)?;
        let salted = H::stretch(self.password.as_bytes(), &server.salt, server.iterations);
        let client_key = H::mac(&salted, b"Client Key");
        // biws is base64 of "n,,": no channel binding.
        let without_proof = format!("c=biws,r={}", server.nonce);
        let message = format!("{},{text},{without_proof}", self.client_first);
        let signature = H::mac(&H::digest(&client_key), message.as_bytes());
        let proof: Vec<u8> = client_key.iter().zip(&signature).map(|(key, sign)| key ^ sign).collect();
        self.stage = Stage::Signature(H::mac(&H::mac(&salted, b"Server Key"), message.as_bytes()));
        Ok(format!("{without_proof},p={}", STANDARD.encode(proof)).into_bytes())
    }

    /// `v=signature`, or `e=error`. Either is answered with nothing; the reply code then tells.
    fn check(&mut self, challenge: &[u8], expected: &[u8]) -> Answer {
        let given = challenge.strip_prefix(b"v=").and_then(|v| STANDARD.decode(v).ok());
        self.stage = match given {
            Some(given) if given == expected => Stage::Proven,
            Some(_) => return Answer::GiveUp("the server does not know the password either"),
            None => Stage::Failed,
        };
        Answer::Send(Vec::new())
    }
}

/// RFC 5802 wants SASLprep; what it refuses goes as it is, the server will tell.
fn prepared(text: &str) -> String {
    stringprep::saslprep(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

impl<H: Hash> Sasl for Scram<H> {
    fn initial(&mut self) -> Option<Vec<u8>> {
        Some(format!("n,,{}", self.client_first).into_bytes())
    }

    fn answer(&mut self, challenge: &[u8]) -> Answer {
        match std::mem::replace(&mut self.stage, Stage::Failed) {
            Stage::First => self.proof(challenge).map_or_else(Answer::GiveUp, Answer::Send),
            Stage::Signature(expected) => self.check(challenge, &expected),
            Stage::Proven | Stage::Failed => Answer::GiveUp("the server asks too often"),
        }
    }

    fn told(&self, challenge: &[u8]) -> Option<Vec<u8>> {
        challenge.starts_with(b"e=").then(|| challenge.to_vec())
    }

    fn doubt(&self) -> Option<&'static str> {
        (!matches!(self.stage, Stage::Proven))
            .then_some("accepted without proof that the server knows the password")
    }
}
