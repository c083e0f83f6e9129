//! What a scenario can say: the shapes of its file.

use super::point::Point;
use crate::args::timeout;
use serde::{Deserialize, Deserializer, Serialize};
use std::time::Duration;

/// A faulty server, and what a probe must find of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scenario {
    /// Name of its file.
    #[serde(skip)]
    pub(crate) name: String,
    /// Name of its folder.
    #[serde(skip)]
    pub(crate) layer: String,
    /// What it shows, one sentence.
    pub(crate) shows: String,
    /// The cause that must stand first; none where nothing is wrong.
    pub(crate) cause: Option<String>,
    /// Arguments of `smtpdiag probe` with which it is seen.
    #[serde(default)]
    pub(crate) probe: Vec<String>,
    /// Its name in its own replies.
    #[serde(default = "usual_host")]
    pub(crate) host: String,
    /// Its software, in the usual greeting.
    #[serde(default)]
    pub(crate) software: String,
    /// What EHLO offers in clear text; otherwise what a usual server offers.
    pub(crate) offers: Option<Vec<String>>,
    /// What EHLO offers inside TLS.
    pub(crate) offers_in_tls: Option<Vec<String>>,
    /// How it comes to TLS.
    #[serde(default)]
    pub(crate) tls: Tls,
    /// Where it departs from a usual server. The first that fits counts.
    #[serde(default, rename = "step")]
    pub(crate) steps: Vec<Step>,
}

fn usual_host() -> String {
    "mail.example.com".into()
}

/// `[tls]`.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tls {
    /// How TLS begins.
    #[serde(default)]
    pub(crate) mode: Mode,
    /// The certificate.
    #[serde(default)]
    pub(crate) certificate: Kind,
    /// The only version that it speaks; otherwise 1.2 and 1.3.
    pub(crate) version: Option<Version>,
}

/// How TLS begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Mode {
    /// After STARTTLS.
    #[default]
    Starttls,
    /// With the first byte.
    Implicit,
    /// Never.
    None,
}

/// What a certificate is to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// By the lab's authority, for this machine, in its dates.
    #[default]
    Good,
    /// It ended three days ago.
    Expired,
    /// It ends in three days.
    Expiring,
    /// It begins in three days.
    NotYetValid,
    /// It signed itself.
    SelfSigned,
    /// By an authority that nobody was told of.
    UnknownIssuer,
    /// For another host.
    WrongName,
    /// The authority in between is not sent.
    IncompleteChain,
}

/// A version of TLS that this program can speak as a server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
pub(crate) enum Version {
    /// RFC 5246.
    #[serde(rename = "1.2")]
    V1_2,
    /// RFC 8446.
    #[serde(rename = "1.3")]
    V1_3,
}

/// One departure. What it holds is done in this order: wait, send, then.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    /// Where in the dialogue.
    pub(crate) at: Point,
    /// Only where the command holds this text (letter case does not matter).
    pub(crate) with: Option<String>,
    /// Only inside TLS, or only outside.
    pub(crate) in_tls: Option<bool>,
    /// So many times the usual reply comes first.
    #[serde(default)]
    pub(crate) after: u32,
    /// It happens so many times; without end where left out.
    pub(crate) times: Option<u32>,
    /// What is counted.
    #[serde(default)]
    pub(crate) per: Per,
    /// A pause before the reply.
    #[serde(default, deserialize_with = "time")]
    pub(crate) wait: Option<Duration>,
    /// The reply in place of the usual one: lines as they are sent. `{address}`
    /// is the address in the command.
    pub(crate) reply: Option<String>,
    /// Bytes in hexadecimal digits, in place of a reply.
    pub(crate) bytes: Option<String>,
    /// A pause before each byte of the reply.
    #[serde(default, deserialize_with = "time")]
    pub(crate) drip: Option<Duration>,
    /// The last line of the reply has no end.
    #[serde(default)]
    pub(crate) unfinished: bool,
    /// The reply is said again and again.
    #[serde(default)]
    pub(crate) endless: bool,
    /// What comes of the connection.
    #[serde(default)]
    pub(crate) then: Then,
}

/// What the numbers of a step count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Per {
    /// Since the server started.
    #[default]
    Server,
    /// Within one connection.
    Connection,
}

/// What comes of the connection after a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Then {
    /// The dialogue goes on.
    #[default]
    GoOn,
    /// The server closes (FIN).
    Close,
    /// The server resets (RST).
    Reset,
    /// The server says nothing more, until the client goes.
    Silence,
}

fn time<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Duration>, D::Error> {
    let text = String::deserialize(from)?;
    timeout::parse(&text).map(Some).map_err(serde::de::Error::custom)
}
