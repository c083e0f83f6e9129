//! The generated tables.

use super::{
    Cause, CauseId, Code, Host, KnownCertificate, Network, Port, Provider, Software, Target,
    TlsClientProfile, Words,
};
use crate::report::{Severity, Stage, Who};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
