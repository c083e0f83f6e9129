//! Mail servers inside this program that fail on demand. What a server does is
//! a scenario: a file under `cli/data/lab`, compiled in.

mod auth;
mod certificates;
mod dialogue;
mod message;
mod point;
mod record;
mod scenario;
mod scenarios;
mod server;
mod steps;
mod tls;
mod wire;

pub(crate) use certificates::HOST;
pub(crate) use record::{Event, Record};
pub(crate) use scenario::{Mode, Scenario};
pub(crate) use scenarios::{all, find};
pub(crate) use server::{Lab, Listening, Place};
