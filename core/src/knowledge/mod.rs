//! What smtpdiag knows: causes, software, providers, codes, ports; compiled
//! from `core/data` by the build script.

mod cause;
mod code;
mod lookup;
mod nearest;
mod network;
mod provider;
mod rule;
mod software;
mod tables;
mod tls;

pub(crate) use cause::{Cause, CauseId, Confirm, Fix, Link};
pub(crate) use code::{Code, Port};
pub(crate) use lookup::{
    cause_by_id, enhanced_code, enhanced_parts, port, provider_by_host, provider_by_id, reply_code, serves,
};
pub(crate) use nearest::nearest;
pub(crate) use network::Network;
pub(crate) use provider::{Host, Provider};
pub(crate) use rule::{Hole, Piece, Rule, Target, Variant};
pub(crate) use software::Software;
pub(crate) use tables::{
    CAUSES, ENHANCED_CODES, GRAMS, NETWORKS, PORTS, PROVIDERS, REPLY_CODES, RULES, SOFTWARE, TLS_CLIENTS,
    TLS_SUITES, VARIANTS,
};
pub(crate) use tls::{KnownCertificate, TlsClientProfile, known_certificate};
