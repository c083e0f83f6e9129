//! Formats: what programs print, read into events of sessions.
//!
//! A format is one file with a constant `READER`, its samples beside it in
//! `<name>.samples.txt`, for many programs in `<name>.<program>.samples.txt`.
//! `cargo xtask generate` keeps the list.

mod bare;
mod claim;
mod dialogue_marks;
mod embedded_reply;
mod endpoint_words;
mod error_words;
mod exim_line;
mod glued;
mod marked_lines;
mod reading;
mod row;
mod server_words;
mod step_words;
mod talk;

// <generated>
mod apple_mail;
mod codeigniter;
mod curl;
mod error_line;
mod exim_mainlog;
mod exim_rejectlog;
mod exim_verbose;
mod gnutls;
mod javamail;
mod mailkit;
mod msmtp;
mod mutt;
mod net_smtp;
mod nodemailer;
mod openssl;
mod perl_net_smtp;
mod phpmailer;
mod postfix;
mod python_smtplib;
mod ruby;
mod s_nail;
mod sendemail;
mod settings;
mod swaks;
mod swiftmailer;
mod telnet;
mod thunderbird;
mod transcript;
mod wireshark;

const READERS: &[&Reader] = &[
    &apple_mail::READER,
    &codeigniter::READER,
    &curl::READER,
    &error_line::READER,
    &exim_mainlog::READER,
    &exim_rejectlog::READER,
    &exim_verbose::READER,
    &gnutls::READER,
    &javamail::READER,
    &mailkit::READER,
    &msmtp::READER,
    &mutt::READER,
    &net_smtp::READER,
    &nodemailer::READER,
    &openssl::READER,
    &perl_net_smtp::READER,
    &phpmailer::READER,
    &postfix::READER,
    &python_smtplib::READER,
    &ruby::READER,
    &s_nail::READER,
    &sendemail::READER,
    &settings::READER,
    &swaks::READER,
    &swiftmailer::READER,
    &telnet::READER,
    &thunderbird::READER,
    &transcript::READER,
    &wireshark::READER,
];
// </generated>

pub(crate) use claim::{Claim, Reader};
pub use reading::Reading;
pub(crate) use row::Row;
pub(crate) use talk::Talk;

#[cfg(test)]
mod samples;
