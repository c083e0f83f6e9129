//! The generated tables.

use super::{
    Cause, CauseId, Code, Host, KnownCertificate, Network, Port, Provider, Queue, Software, Target,
    TlsClientProfile, Words,
};
use crate::report::{Severity, Stage, Who};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
