use super::Comparison;
use super::Greylist;
use super::Message;
use super::ServerChecks;
use super::TlsChecks;
use crate::smtp::Step;
use std::fmt;
use std::net::IpAddr;
use std::time::Duration;

/// What a probe is to do. Pure data: the command line fills it in.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Host name as the user wrote it, or an address in text.
    pub host: String,
    /// The address, where the user gave one: then nothing is looked up.
    pub address: Option<IpAddr>,
    /// TCP port.
    pub port: u16,
    /// How to come to TLS.
    pub tls: TlsChoice,
    /// What to look at in TLS beyond the handshake.
    pub tls_checks: TlsChecks,
    /// Address families to try.
    pub family: Family,
    /// What to look at when no connection comes about.
    pub comparison: Comparison,
    /// Find the router behind which the way ends.
    pub trace: bool,
    /// Our name in EHLO.
    pub ehlo: String,
    /// Log in with these.
    pub credentials: Option<Credentials>,
    /// Log in on a connection without TLS as well.
    pub allow_plaintext_auth: bool,
    /// Envelope sender: then MAIL is tried.
    pub from: Option<String>,
    /// Envelope recipients: then RCPT is tried for each, and RSET follows.
    pub to: Vec<String>,
    /// Sent by DATA to the recipients that were accepted; `None`: no message is begun.
    pub message: Option<Message>,
    /// What to check of the server beyond the way of mail.
    pub checks: ServerChecks,
    /// What to do when the server greylists.
    pub greylist: Greylist,
    /// Stop with QUIT after this step.
    pub quit_after: Option<Step>,
    /// Limit of each step.
    pub timeout: Duration,
    /// Wait as long as RFC 5321 section 4.5.3.2 allows a server to take.
    pub patient: bool,
    /// Seconds since 1970-01-01 UTC at the start of the probe, for dates in words.
    pub unix_time: i64,
}

impl Plan {
    /// A probe of this host and port without login and envelope, ten seconds a
    /// step. The rest is set by name.
    pub fn new(host: impl Into<String>, port: u16) -> Self {
        Self {
            host: host.into(),
            address: None,
            port,
            tls: TlsChoice::Auto,
            tls_checks: TlsChecks::default(),
            family: Family::Any,
            comparison: Comparison::default(),
            trace: false,
            ehlo: "localhost".into(),
            credentials: None,
            allow_plaintext_auth: false,
            from: None,
            to: Vec::new(),
            message: None,
            checks: ServerChecks::default(),
            greylist: Greylist::Report,
            quit_after: None,
            timeout: Duration::from_secs(10),
            patient: false,
            unix_time: 0,
        }
    }
}

/// `--tls`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TlsChoice {
    /// 465 means implicit TLS, other ports STARTTLS where offered; when the
    /// first reply or silence suggests the other mode, that is tried as well.
    #[default]
    Auto,
    /// STARTTLS, and a finding when it is missing.
    StartTls,
    /// TLS from the first byte.
    Implicit,
    /// No TLS; no login then either, but where [`Plan::allow_plaintext_auth`] is set.
    None,
}

/// `-4`, `-6` or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Family {
    /// IPv4 and IPv6.
    #[default]
    Any,
    /// IPv4 alone.
    V4,
    /// IPv6 alone.
    V6,
}

/// Who logs in, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Credentials {
    /// User name.
    pub user: String,
    /// Password or access token.
    pub secret: Secret,
    /// Whether the secret is an access token: then OAUTHBEARER and XOAUTH2 are for it.
    pub token: bool,
    /// The mechanism to use; otherwise the strongest that the server offers.
    pub mechanism: Option<Mechanism>,
    /// Where none is named: try each that the server offers, on more
    /// connections where one does not do.
    pub all: bool,
    /// Random text of the caller for SCRAM's client nonce (core has no randomness).
    pub nonce: String,
}

/// A text that is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// SASL mechanisms that the probe speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mechanism {
    /// RFC 4616.
    Plain,
    /// The LOGIN of Microsoft and everybody since.
    Login,
    /// RFC 2195.
    CramMd5,
    /// RFC 5802.
    ScramSha1,
    /// RFC 7677.
    ScramSha256,
    /// Google's bearer token mechanism; the secret is the token.
    XOAuth2,
    /// RFC 7628; the secret is the token.
    OAuthBearer,
}
