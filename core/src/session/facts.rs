/// The other end, as far as the input tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endpoint {
    /// Host name.
    pub host: Option<String>,
    /// IP address, as text.
    pub ip: Option<String>,
    /// TCP port.
    pub port: Option<u16>,
    /// How TLS is meant to be used.
    pub tls_mode: Option<TlsMode>,
}

/// How a dialogue comes to TLS (RFC 8314).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TlsMode {
    /// No TLS.
    None,
    /// Plain first, then the STARTTLS command (RFC 3207).
    StartTls,
    /// TLS from the first byte (port 465).
    Implicit,
}

impl TlsMode {
    /// The name that data files, options and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::StartTls => "starttls",
            Self::Implicit => "implicit",
        }
    }
}
