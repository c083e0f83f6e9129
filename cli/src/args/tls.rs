use clap::{ArgAction, Args};
use smtpdiag_core::probe::{CertDays, TlsChecks, TlsScan};

/// What a probe looks at in TLS.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct TlsArgs {
    /// Ask for all TLS versions, ways of key exchange and kinds of old clients: about 17 connections
    #[arg(long, action = ArgAction::SetTrue)]
    pub(crate) tls_scan: bool,
    /// Fewer days left of the certificate than WARN are a warning, than FAULT a fault; otherwise 20 and 7
    /// days are warnings, and less where a certificate is made for a short time
    #[arg(long, value_name = "WARN,FAULT", value_parser = cert_days)]
    pub(crate) cert_days: Option<CertDays>,
}

impl From<&TlsArgs> for TlsChecks {
    fn from(args: &TlsArgs) -> Self {
        Self {
            scan: if args.tls_scan { TlsScan::Full } else { TlsScan::WhenRefused },
            cert_days: args.cert_days.unwrap_or_default(),
        }
    }
}

/// Reads `20,7`, or `20` for a warning alone.
fn cert_days(text: &str) -> Result<CertDays, String> {
    let (warn, fault) = text.split_once(',').unwrap_or((text, "0"));
    let days = |text: &str| text.trim().parse::<u16>().ok();
    match (days(warn), days(fault)) {
        (Some(warn), Some(fault)) if fault <= warn => Ok(CertDays::Given(warn, fault)),
        (Some(_), Some(_)) => Err("the first number is the larger one, as in 20,7".into()),
        _ => Err("two numbers of days, such as 20,7".into()),
    }
}

#[cfg(test)]
#[path = "tls_tests.rs"]
mod tests;
