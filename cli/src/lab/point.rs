use serde::Deserialize;

/// Where in the dialogue a step of a scenario stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Point {
    /// The client has connected.
    Greeting,
    /// EHLO, HELO.
    Ehlo,
    /// STARTTLS.
    Starttls,
    /// The client's first TLS record has come.
    Tls,
    /// AUTH, before any credentials are asked for.
    AuthCommand,
    /// All credentials have come.
    Auth,
    /// The client has answered a 334 that tells of a refusal.
    AuthEnd,
    /// MAIL.
    Mail,
    /// RCPT.
    Rcpt,
    /// DATA.
    Data,
    /// The first line of the message has come.
    Body,
    /// The message has come whole.
    Message,
    /// RSET.
    Rset,
    /// NOOP.
    Noop,
    /// QUIT.
    Quit,
    /// Any other command.
    Other,
}

impl Point {
    /// The point of a command, by its verb in capitals.
    pub(super) fn of(verb: &str) -> Self {
        match verb {
            "EHLO" | "HELO" => Self::Ehlo,
            "STARTTLS" => Self::Starttls,
            "AUTH" => Self::AuthCommand,
            "MAIL" => Self::Mail,
            "RCPT" => Self::Rcpt,
            "DATA" => Self::Data,
            "RSET" => Self::Rset,
            "NOOP" => Self::Noop,
            "QUIT" => Self::Quit,
            _ => Self::Other,
        }
    }
}
