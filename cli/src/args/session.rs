use clap::Args;
use std::path::PathBuf;

/// Options of `probe` for the dialogue itself.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Dialogue")]
pub(crate) struct SessionArgs {
    /// Wait as long as a server may take (RFC 5321): 5 minutes a step, 10 after a message
    #[arg(long)]
    pub(crate) patient: bool,
    /// Log in with the access token on the first line of this file, by OAUTHBEARER or XOAUTH2; `-` means standard
    /// input
    #[arg(long, value_name = "FILE", requires = "user", conflicts_with_all = ["password_file", "password_command"])]
    pub(crate) token_file: Option<PathBuf>,
    /// Log in even where there is no TLS: everybody on the way can read the password
    #[arg(long, requires = "user")]
    pub(crate) allow_plaintext_auth: bool,
}
