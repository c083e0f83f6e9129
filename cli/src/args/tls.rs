use clap::{ArgAction, Args};
use smtpdiag_core::probe::{CertDays, TlsChecks, TlsScan};

/// What a probe looks at in TLS.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "TLS")]
pub(crate) struct TlsArgs {
    /// Ask for all versions, ways of key exchange and kinds of old clients: about 17 connections
    #[arg(long, action = ArgAction::SetTrue)]
    pub(crate) tls_scan: bool,
    /// A certificate that ends within WARNING days is a warning, within CRITICAL days a fault
    #[arg(long, value_name = "WARNING,CRITICAL", value_parser = cert_days)]
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

/// `20,7`; also `20` for the warning alone.
fn cert_days(text: &str) -> Result<CertDays, String> {
    let number =
        |text: &str| text.trim().parse::<u32>().map_err(|_| "days are whole numbers: 20,7".to_owned());
    let (warning, critical) = match text.split_once(',') {
        Some((warning, critical)) => (number(warning)?, Some(number(critical)?)),
        None => (number(text)?, None),
    };
    if critical.is_some_and(|critical| critical > warning) {
        return Err("the warning comes first and has more days: 20,7".into());
    }
    Ok(CertDays { warning: Some(warning), critical })
}
