/// What a probe looks at in TLS beyond the handshake.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TlsChecks {
    /// When versions and suites are asked for by hellos of our own.
    pub scan: TlsScan,
}

/// When the scan runs. It takes a connection for each question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TlsScan {
    /// Never.
    Off,
    /// Where the server refused the handshake: at most four connections, to show why.
    #[default]
    WhenRefused,
    /// Always, with all versions, ways of key exchange and kinds of clients.
    Full,
}
