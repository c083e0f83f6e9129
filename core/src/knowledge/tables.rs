//! The generated tables.

use super::{
    Cause, CauseId, Code, Confirm, Fix, Hole, Host, KnownCertificate, Link, Network, Piece, Port, Provider,
    Rule, Software, Target, TlsClientProfile, Variant,
};
use crate::report::{Severity, Stage, Who};
use crate::session::{Side, TlsMode};
use crate::smtp::Step;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
