//! The generated tables.

use super::{
    Cause, CauseId, Code, Host, KnownCertificate, Link, Network, Port, Provider, Software, Target,
    TlsClientProfile,
};
use crate::report::{Severity, Stage, Who};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
