use clap::{ArgAction, Args};
use smtpdiag_core::probe::{TlsChecks, TlsScan};

/// What a probe looks at in TLS.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct TlsArgs {
    /// Ask for all TLS versions, ways of key exchange and kinds of old clients: about 17 connections
    #[arg(long, action = ArgAction::SetTrue)]
    pub(crate) tls_scan: bool,
}

impl From<&TlsArgs> for TlsChecks {
    fn from(args: &TlsArgs) -> Self {
        Self { scan: if args.tls_scan { TlsScan::Full } else { TlsScan::WhenRefused } }
    }
}
