/// What a probe looks at in TLS beyond the handshake.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TlsChecks {
    /// When versions and suites are asked for by hellos of our own.
    pub scan: TlsScan,
    /// When a certificate that ends soon is told.
    pub cert_days: CertDays,
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

/// Days before the end of a certificate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CertDays {
    /// Fewer are a warning. `None`: 20, or a third of the life of a certificate that lives shorter than 60 days.
    pub warning: Option<u32>,
    /// Fewer are a fault. `None`: never one before the end.
    pub critical: Option<u32>,
}

impl CertDays {
    const USUAL: i64 = 20;
    const DAY: i64 = 86_400;

    /// The days below which a certificate of this life is a warning.
    #[must_use]
    pub fn warning_for(self, not_before: i64, not_after: i64) -> i64 {
        let life = not_after.saturating_sub(not_before).div_euclid(Self::DAY);
        self.warning.map_or_else(|| Self::USUAL.min(life / 3), i64::from)
    }
}
