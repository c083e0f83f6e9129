//! The generated tables.

use super::{
    Cause, CauseId, Code, Confirm, Fix, Host, KnownCertificate, Link, Network, Port, Provider, Queue,
    Software, Target, TlsClientProfile,
};
use crate::report::{Severity, Stage, Who};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
