//! The vocabulary of RFC 5321 and RFC 3463: replies, enhanced status codes,
//! commands, capabilities.

mod assembly;
mod capability;
mod capability_words;
mod code;
mod command;
mod enhanced;
mod greeting;
mod path;
mod reply;
mod reply_line;
pub mod secret;
mod step;

pub use assembly::ReplyAssembly;
pub use capability::{Capabilities, Capability};
pub use code::ReplyCode;
pub use command::{Command, Verb};
pub use enhanced::EnhancedCode;
pub use greeting::Greeting;
pub use path::Path;
pub use reply::Reply;
pub use reply_line::ReplyLine;
pub use step::Step;
