//! Formats: what programs print, read into events of sessions.
//!
//! A format is one file with a constant `READER`, its samples beside it in
//! `<name>.samples.txt`. `cargo xtask generate` keeps the list.

mod bare;
mod bounce;
mod claim;
mod dialogue_marks;
mod embedded_reply;
mod endpoint_words;
mod error_words;
mod exim_line;
mod glued;
mod mail_header;
mod object_line;
mod outcome;
mod reading;
mod row;
mod step_words;
mod talk;

// <generated>
mod bounce_text;
mod delivery_event;
mod dsn;
mod error_line;
mod exim_mainlog;
mod exim_rejectlog;
mod exim_verbose;
mod phpmailer;
mod postfix;
mod python_smtplib;
mod swaks;
mod telnet;
mod transcript;

const READERS: &[&Reader] = &[
    &bounce_text::READER,
    &delivery_event::READER,
    &dsn::READER,
    &error_line::READER,
    &exim_mainlog::READER,
    &exim_rejectlog::READER,
    &exim_verbose::READER,
    &phpmailer::READER,
    &postfix::READER,
    &python_smtplib::READER,
    &swaks::READER,
    &telnet::READER,
    &transcript::READER,
];
// </generated>

pub(crate) use claim::{Claim, Reader};
pub use reading::Reading;
pub(crate) use row::Row;
pub(crate) use talk::Talk;

#[cfg(test)]
mod samples;
