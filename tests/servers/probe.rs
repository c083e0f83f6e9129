use anyhow::Result;
use smtpdiag_tests::program::{self, Answer};

/// Ports of one mail server.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ports {
    /// Plain text, then STARTTLS.
    pub starttls: u16,
    /// TLS from the first byte.
    pub implicit: u16,
}

/// The running servers.
#[derive(Debug, Default)]
pub struct Servers {
    /// Exim.
    pub exim: Ports,
    /// Postfix.
    pub postfix: Ports,
    /// Dovecot's IMAP.
    pub imap: u16,
    /// File of the authority that signed their certificate.
    pub authority: String,
}

/// Probes `localhost:port`, trusting the authority of the tests.
pub fn probe(servers: &Servers, port: u16, arguments: &[&str]) -> Result<Answer> {
    probe_as(servers, port, None, arguments)
}

/// The same, logging in as joe with this password.
pub fn probe_as(servers: &Servers, port: u16, password: Option<&str>, arguments: &[&str]) -> Result<Answer> {
    let target = format!("localhost:{port}");
    let mut command = program::command(&["probe", &target, "--ca-file", &servers.authority])?;
    if let Some(password) = password {
        command.args(["--user", "joe"]).env("SMTPDIAG_PASSWORD", password);
    }
    command.args(arguments);
    program::answer(command, b"")
}
