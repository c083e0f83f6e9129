//! From files of knowledge to checked and packed rules: the shapes of the
//! files, the rules across them, the rows. The build script includes this
//! folder for the built-in data; with the feature `user-rules` the library
//! reads users' own files by it. It depends on `pattern` alone, so that it can
//! do both.

#![allow(dead_code, unused_imports, reason = "the build script needs one part, the library another")]

mod cause;
mod check;
mod file;
mod problem;
mod rows;
mod rules;
mod schema;

pub(crate) use cause::{check_cause, one_of};
pub(crate) use check::{PLATFORMS, check_rules};
pub(crate) use file::{File, HELP};
pub use problem::Problem;
pub(crate) use problem::{Problems, Source};
pub(crate) use rows::{Packed, pack};
pub(crate) use rules::{Names, Rules, Target};
pub(crate) use schema::{
    Additions, Cause, Code, Confirm, EnhancedCodes, Fix, Network, OneOrMany, Port, Ports, Provider, Queue,
    Reference, ReplyCodes, Software,
};
