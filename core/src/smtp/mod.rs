//! The vocabulary of RFC 5321 and RFC 3463: replies, enhanced status codes,
//! commands, capabilities.

mod code;
mod enhanced;
mod reply;
mod step;

pub use code::ReplyCode;
pub use enhanced::EnhancedCode;
pub use reply::Reply;
pub use step::Step;
