/// The step of a dialogue that a reply answers, or in which a fault shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The greeting after connecting.
    Connect,
    /// EHLO or HELO.
    Ehlo,
    /// The STARTTLS command (RFC 3207).
    StartTls,
    /// The TLS handshake itself.
    Tls,
    /// AUTH with its challenges (RFC 4954).
    Auth,
    /// MAIL FROM.
    Mail,
    /// RCPT TO.
    Rcpt,
    /// The DATA or BDAT command.
    Data,
    /// The end of the message, after the final dot.
    Message,
    /// QUIT.
    Quit,
    /// Anything else: RSET, NOOP, VRFY, XCLIENT ...
    Other,
}

impl Step {
    /// The name that data files and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Ehlo => "ehlo",
            Self::StartTls => "starttls",
            Self::Tls => "tls",
            Self::Auth => "auth",
            Self::Mail => "mail",
            Self::Rcpt => "rcpt",
            Self::Data => "data",
            Self::Message => "message",
            Self::Quit => "quit",
            Self::Other => "other",
        }
    }

    /// The command as it is sent, for sentences; `None` where the step has none.
    #[must_use]
    pub const fn verb(self) -> Option<&'static str> {
        match self {
            Self::Ehlo => Some("EHLO"),
            Self::StartTls => Some("STARTTLS"),
            Self::Auth => Some("AUTH"),
            Self::Mail => Some("MAIL FROM"),
            Self::Rcpt => Some("RCPT TO"),
            Self::Data => Some("DATA"),
            Self::Quit => Some("QUIT"),
            Self::Connect | Self::Tls | Self::Message | Self::Other => None,
        }
    }
}
