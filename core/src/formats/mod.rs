//! Formats: what programs print, read into events of sessions.
//!
//! A format is one file with a constant `READER`, its samples beside it in
//! `<name>.samples.txt`, for many programs in `<name>.<program>.samples.txt`.
//! `cargo xtask generate` keeps the list.

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
mod marked_lines;
mod object_line;
mod outcome;
mod reading;
mod row;
mod server_words;
mod step_words;
mod strangers;
mod talk;

// <generated>
mod apple_mail;
mod bounce_text;
mod codeigniter;
mod curl;
mod delivery_event;
mod dovecot;
mod dsn;
mod error_line;
mod exchange_protocol;
mod exchange_tracking;
mod exim_mainlog;
mod exim_rejectlog;
mod exim_verbose;
mod gnutls;
mod haraka;
mod hmailserver;
mod javamail;
mod kumomta;
mod mailkit;
mod msmtp;
mod mutt;
mod net_smtp;
mod nodemailer;
mod opensmtpd;
mod openssl;
mod perl_net_smtp;
mod phpmailer;
mod postfix;
mod powermta;
mod python_smtplib;
mod qmail;
mod ruby;
mod s_nail;
mod sendemail;
mod sendmail;
mod settings;
mod smtpdiag;
mod swaks;
mod swiftmailer;
mod telnet;
mod thunderbird;
mod transcript;
mod wireshark;
mod zimbra;

const READERS: &[&Reader] = &[
    &apple_mail::READER,
    &bounce_text::READER,
    &codeigniter::READER,
    &curl::READER,
    &delivery_event::READER,
    &dovecot::READER,
    &dsn::READER,
    &error_line::READER,
    &exchange_protocol::READER,
    &exchange_tracking::READER,
    &exim_mainlog::READER,
    &exim_rejectlog::READER,
    &exim_verbose::READER,
    &gnutls::READER,
    &haraka::READER,
    &hmailserver::READER,
    &javamail::READER,
    &kumomta::READER,
    &mailkit::READER,
    &msmtp::READER,
    &mutt::READER,
    &net_smtp::READER,
    &nodemailer::READER,
    &opensmtpd::READER,
    &openssl::READER,
    &perl_net_smtp::READER,
    &phpmailer::READER,
    &postfix::READER,
    &powermta::READER,
    &python_smtplib::READER,
    &qmail::READER,
    &ruby::READER,
    &s_nail::READER,
    &sendemail::READER,
    &sendmail::READER,
    &settings::READER,
    &smtpdiag::READER,
    &swaks::READER,
    &swiftmailer::READER,
    &telnet::READER,
    &thunderbird::READER,
    &transcript::READER,
    &wireshark::READER,
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
