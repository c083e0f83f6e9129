/// What a probe looks at in TLS beyond the handshake.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TlsChecks {
    /// When versions and suites are asked for by hellos of our own.
    pub scan: TlsScan,
    /// When a certificate counts as near its end.
    pub cert_days: CertDays,
}

/// Limits for the days that a certificate has left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CertDays {
    /// 20 days and 7; of certificates that are made for a short time a fourth
    /// and an eighth of that time, so that one that is renewed as usual is never told of.
    #[default]
    Usual,
    /// Fewer days than the first are a warning, than the second a fault.
    Given(u16, u16),
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
