use super::route::RouteArgs;
use super::{ResolverArgs, target, timeout};
use crate::failure::Failure;
use clap::Args;
use std::path::PathBuf;
use std::time::Duration;

/// `smtpdiag domain`.
#[derive(Debug, Args)]
#[command(
    after_help = "It asks DNS for MX, SPF, DKIM, DMARC, MTA-STS, TLS-RPT, TLSA (DANE), SRV and the names of \
    addresses, fetches\nthe MTA-STS policy from mta-sts.DOMAIN over HTTPS, and probes each mail server on port 25. \
    Nothing is sent,\nand nobody else is contacted."
)]
pub(crate) struct DomainArgs {
    /// The domain: the part behind the @
    #[arg(value_name = "DOMAIN")]
    pub(crate) domain: String,
    /// Look for this DKIM key (s= of DKIM-Signature in your mails); otherwise for the usual names
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = selector)]
    pub(crate) selector: Vec<String>,
    /// Do not connect to the mail servers
    #[arg(long)]
    pub(crate) no_probe: bool,
    /// The port of the mail servers
    #[arg(short = 'p', long, value_name = "PORT", default_value = "25", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) port: u16,
    #[command(flatten)]
    pub(crate) resolver: ResolverArgs,
    /// Trust the certificates of this PEM file as well
    #[arg(long, value_name = "FILE", visible_alias = "cacert", alias = "CAfile")]
    pub(crate) ca_file: Option<PathBuf>,
    /// Limit of each look-up and of each step of a probe
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = timeout::parse)]
    pub(crate) timeout: Duration,
    #[command(flatten)]
    pub(crate) route: RouteArgs,
}

/// Most selectors in one run.
const MOST: usize = 64;

impl DomainArgs {
    /// The domain in the form that DNS wants; of a mail address the part behind the @.
    pub(crate) fn name(&self) -> Result<String, Failure> {
        let text = self.domain.trim();
        let domain = text.rsplit_once('@').map_or(text, |(_, domain)| domain);
        if self.selector.len() > MOST {
            return Err(Failure::usage(
                format!("more than {MOST} selectors"),
                "Give those that sign your mail.",
            ));
        }
        match target::parse(domain)? {
            target if target.address.is_none() && target.port.is_none() && target.tls.is_none() => {
                Ok(target.host)
            }
            _ => Err(Failure::usage(
                format!("\"{text}\" is no domain"),
                "Give the part behind the @ of a mail address, such as example.com.",
            )),
        }
    }
}

fn selector(text: &str) -> Result<String, String> {
    let label = |l: &str| {
        (1..=63).contains(&l.len()) && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
    };
    let fine = text.len() < 128 && text.split('.').all(label);
    if fine { Ok(text.into()) } else { Err("a name such as s1 or selector1".into()) }
}
