//! The live probe: an SMTP client as a state machine without IO.
//!
//! The caller owns sockets and clock. It asks [`Output`]s of the machine
//! until the answer is `Wait` or `Done`, does what they say, and hands in what
//! came of it as an [`Input`], each time with the time since the start.

mod attempts;
mod auth;
mod certificate;
mod clean;
mod clocks;
mod comparison;
mod conclusion;
mod errand;
mod greylist;
mod inbox;
mod io;
mod log;
mod logins;
mod machine;
mod message;
mod outcome;
mod patience;
mod plan;
mod plan_tls;
mod ports;
mod route;
mod run;
mod scan;
mod server_checks;
mod slow;
mod states;
mod surroundings;
mod trace;
mod transcript;
mod words;

pub use clocks::Clocks;
pub use comparison::Comparison;
pub use greylist::Greylist;
pub use io::{ConnectFault, Input, Output, ProxyFault, ResolveFault, TlsFault, Waiting};
pub use machine::Machine;
pub use message::Message;
pub use outcome::Outcome;
pub use plan::{Credentials, Family, Mechanism, Plan, Secret, TlsChoice};
pub use plan_tls::{CertDays, TlsChecks, TlsScan};
pub use ports::{PortsPlan, PortsTarget};
pub use server_checks::ServerChecks;
pub use surroundings::Surroundings;
pub use trace::{HOPS, Hop, Trace};
