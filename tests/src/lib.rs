//! What the tests across the parts share: the program itself, scripted peers,
//! real daemons, certificates.

pub mod certificates;
pub mod daemon;
pub mod lab;
pub mod peer;
pub mod program;
pub mod suite;
