use super::rules::OwnRules;
use clap::Args;

/// `smtpdiag explain`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  smtpdiag explain 535\n  smtpdiag explain 5.7.8\n  smtpdiag explain net.timeout\n  \
    smtpdiag explain port 465\n  smtpdiag explain 'Connection timed out (110)'"
)]
pub(crate) struct ExplainArgs {
    /// A reply code, an enhanced code, a cause, a port, or a message
    #[arg(required = true, value_name = "WHAT")]
    pub(crate) words: Vec<String>,
    #[command(flatten)]
    pub(crate) rules: OwnRules,
}
