//! What smtpdiag knows: causes, software, providers, codes, ports; compiled
//! from `core/data` by the build script.

mod cause;
mod code;
#[cfg(test)]
mod language_tests;
mod lookup;
mod nearest;
mod network;
mod own;
mod provider;
mod queue;
mod registry;
mod rows;
mod rule;
mod software;
mod tables;
mod texts;
mod tls;

pub(crate) use crate::pattern::Hole;
pub(crate) use cause::{Cause, CauseId, Confirm, Fix, Link, Text};
pub(crate) use code::{Code, Port};
pub(crate) use lookup::{
    cause_by_id, enhanced_code, enhanced_of_any_class, enhanced_parts, port, provider_by_host,
    provider_by_id, reply_code, serves,
};
pub(crate) use nearest::nearest;
pub(crate) use network::Network;
#[cfg(feature = "user-rules")]
pub(crate) use own::enter;
pub(crate) use provider::{Host, Provider};
pub(crate) use queue::Queue;
pub(crate) use registry::Words;
#[cfg(feature = "user-rules")]
pub(crate) use rows::read_rules;
pub(crate) use rows::{PATTERNS, RULES, rules_without_text, target};
#[cfg(any(test, feature = "user-rules"))]
pub(crate) use rule::Name;
#[cfg(test)]
pub(crate) use rule::Needs;
pub(crate) use rule::{Rule, Target};
pub(crate) use software::Software;
pub(crate) use tables::{
    CAUSES, ENHANCED_CODES, NETWORKS, PORTS, PROVIDERS, QUEUES, REPLY_CODES, SOFTWARE, TLS_CLIENTS,
    TLS_SUITES,
};
pub use texts::give as give_texts;
#[cfg(feature = "texts")]
pub use texts::layers as layers_of_texts;
pub(crate) use tls::{KnownCertificate, TlsClientProfile, known_certificate};
