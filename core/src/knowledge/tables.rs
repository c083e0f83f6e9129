//! The generated tables.

use super::{Cause, CauseId, Code, Confirm, Fix, Host, Link, Port, Provider, Software, Target};
use crate::report::{Severity, Stage, Who};

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
