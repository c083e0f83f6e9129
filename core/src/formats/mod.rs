//! Formats: what programs print, read into events of sessions.
//!
//! A format is one file with a constant `READER`, its samples beside it in
//! `<name>.samples.txt`. `cargo xtask generate` keeps the list.

mod bare;
mod bounce;
mod claim;
mod csv;
mod delivery_id;
mod dialogue_marks;
mod embedded_reply;
mod endpoint_words;
mod error_words;
mod exim_line;
mod glued;
mod good;
mod json_field;
mod mail_header;
mod object_line;
mod outcome;
mod reading;
mod row;
mod step_words;
mod strangers;
mod talk;

// <generated>
mod bounce_text;
mod delivery_event;
mod dovecot;
mod dsn;
mod error_line;
mod exchange_protocol;
mod exchange_tracking;
mod exim_mainlog;
mod exim_rejectlog;
mod exim_verbose;
mod haraka;
mod hmailserver;
mod kumomta;
mod opensmtpd;
mod phpmailer;
mod postfix;
mod powermta;
mod python_smtplib;
mod qmail;
mod sendmail;
mod swaks;
mod telnet;
mod transcript;
mod zimbra;

const READERS: &[&Reader] = &[
    &dovecot::READER,
    &bounce_text::READER,
    &delivery_event::READER,
    &dsn::READER,
    &error_line::READER,
    &exchange_protocol::READER,
    &exchange_tracking::READER,
    &exim_mainlog::READER,
    &exim_rejectlog::READER,
    &exim_verbose::READER,
    &haraka::READER,
    &hmailserver::READER,
    &kumomta::READER,
    &opensmtpd::READER,
    &phpmailer::READER,
    &postfix::READER,
    &powermta::READER,
    &python_smtplib::READER,
    &qmail::READER,
    &sendmail::READER,
    &swaks::READER,
    &telnet::READER,
    &transcript::READER,
    &zimbra::READER,
];
// </generated>

pub(crate) use claim::{Claim, Reader};
pub(crate) use delivery_id::delivery_id;
pub(crate) use good::gate;
pub use reading::Reading;
pub(crate) use row::Row;
pub(crate) use talk::Talk;

#[cfg(test)]
mod confusion;
#[cfg(test)]
mod samples;
