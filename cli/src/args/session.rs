use super::timeout;
use clap::Args;
use smtpdiag_core::probe::{Greylist, ServerChecks};
use std::path::PathBuf;

/// Options of `probe` for the dialogue itself.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Dialogue")]
pub(crate) struct SessionArgs {
    /// Wait as long as a server may take (RFC 5321): 5 minutes a step, 10 after a message
    #[arg(long)]
    pub(crate) patient: bool,
    /// Where the server greylists, wait and try again, 3 times at most: as long as it says, 305s where it does not, or
    /// TIME
    #[arg(long, value_name = "TIME", num_args = 0..=1, require_equals = true, default_missing_value = "as-told",
        value_parser = greylist)]
    pub(crate) retry_greylist: Option<Greylist>,
    /// See whether the server relays for strangers, without a login and without a message. Only with leave of its
    /// owner: a server may list who tries that
    #[arg(long)]
    pub(crate) relay_test: bool,
    /// See what the server takes without STARTTLS, and whether a command can be slipped in before TLS: 2 connections
    /// more, no credentials
    #[arg(long)]
    pub(crate) starttls_check: bool,
    /// Log in with the access token on the first line of this file, by OAUTHBEARER or XOAUTH2; `-` means standard
    /// input
    #[arg(long, value_name = "FILE", requires = "user", conflicts_with_all = ["password_file", "password_command"])]
    pub(crate) token_file: Option<PathBuf>,
    /// Log in even where there is no TLS: everybody on the way can read the password
    #[arg(long, requires = "user")]
    pub(crate) allow_plaintext_auth: bool,
}

fn greylist(text: &str) -> Result<Greylist, String> {
    if text == "as-told" { Ok(Greylist::AsTold) } else { timeout::parse(text).map(Greylist::After) }
}

impl SessionArgs {
    /// The checks of the server that are asked for.
    pub(crate) const fn checks(&self) -> ServerChecks {
        ServerChecks { relay: self.relay_test, starttls: self.starttls_check }
    }
}
