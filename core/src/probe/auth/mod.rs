//! SASL mechanisms (RFC 4422), one a file. They see decoded challenges and
//! give answers to be encoded.

mod cram_md5;
mod login;
mod oauthbearer;
mod plain;
mod scram;
mod scram_message;
mod xoauth2;

use super::{Credentials, Mechanism};

/// One exchange of a mechanism.
pub(super) trait Sasl {
    /// What goes with the AUTH command; `None` where the server speaks first.
    fn initial(&mut self) -> Option<Vec<u8>>;

    /// The answer to a challenge.
    fn answer(&mut self, challenge: &[u8]) -> Answer;

    /// What a challenge says to people (an error, in JSON), if it does.
    fn told(&self, _challenge: &[u8]) -> Option<Vec<u8>> {
        None
    }

    /// Why a success is not to be believed.
    fn doubt(&self) -> Option<&'static str> {
        None
    }
}

/// What a mechanism says to a challenge.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// These bytes, possibly none.
    Send(Vec<u8>),
    /// Nothing sensible can be said, and why.
    GiveUp(&'static str),
}

/// After giving up: whatever else is asked is not answered.
pub(super) struct Refused;

impl Sasl for Refused {
    fn initial(&mut self) -> Option<Vec<u8>> {
        None
    }

    fn answer(&mut self, _challenge: &[u8]) -> Answer {
        Answer::GiveUp("it was over already")
    }
}

/// Mechanisms for an access token.
const FOR_TOKENS: [Mechanism; 2] = [Mechanism::OAuthBearer, Mechanism::XOAuth2];

/// Mechanisms for a password, the strongest first. The two for tokens are
/// used only when asked for: a password is no token.
const BY_STRENGTH: [Mechanism; 5] =
    [Mechanism::ScramSha256, Mechanism::ScramSha1, Mechanism::CramMd5, Mechanism::Plain, Mechanism::Login];

impl Mechanism {
    /// Whether the secret is an access token, not a password.
    pub(super) fn wants_token(self) -> bool {
        FOR_TOKENS.contains(&self)
    }

    /// The name in the AUTH command.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "PLAIN",
            Self::Login => "LOGIN",
            Self::CramMd5 => "CRAM-MD5",
            Self::ScramSha1 => "SCRAM-SHA-1",
            Self::ScramSha256 => "SCRAM-SHA-256",
            Self::XOAuth2 => "XOAUTH2",
            Self::OAuthBearer => "OAUTHBEARER",
        }
    }
}

/// The mechanisms to try out of those offered (in capital letters), in order:
/// the one that was asked for, all that the secret fits, or the best of them.
pub(super) fn candidates(offered: &[String], credentials: &Credentials) -> Vec<Mechanism> {
    let is_offered = |mechanism: &Mechanism| offered.iter().any(|name| name == mechanism.name());
    let fitting = if credentials.token { &FOR_TOKENS[..] } else { &BY_STRENGTH[..] };
    match credentials.mechanism {
        Some(mechanism) => Some(mechanism).filter(is_offered).into_iter().collect(),
        None => {
            let most = if credentials.all { fitting.len() } else { 1 };
            fitting.iter().copied().filter(is_offered).take(most).collect()
        }
    }
}

/// The mechanism of a name in capital letters.
pub(super) fn by_name(name: &str) -> Option<Mechanism> {
    BY_STRENGTH.into_iter().chain(FOR_TOKENS).find(|mechanism| mechanism.name() == name)
}

/// Begins an exchange.
pub(super) fn start(mechanism: Mechanism, credentials: &Credentials, host: &str, port: u16) -> Box<dyn Sasl> {
    let (user, secret) = (credentials.user.as_str(), credentials.secret.0.as_str());
    match mechanism {
        Mechanism::Plain => Box::new(plain::Plain::new(user, secret)),
        Mechanism::Login => Box::new(login::Login::new(user, secret)),
        Mechanism::CramMd5 => Box::new(cram_md5::CramMd5::new(user, secret)),
        Mechanism::ScramSha1 => {
            Box::new(scram::Scram::<scram::Sha1Hash>::new(user, secret, &credentials.nonce))
        }
        Mechanism::ScramSha256 => {
            Box::new(scram::Scram::<scram::Sha256Hash>::new(user, secret, &credentials.nonce))
        }
        Mechanism::XOAuth2 => Box::new(xoauth2::XOAuth2::new(user, secret)),
        Mechanism::OAuthBearer => Box::new(oauthbearer::OAuthBearer::new(user, secret, host, port)),
    }
}

#[cfg(test)]
#[path = "auth_tests.rs"]
mod tests;
