use clap::Args;
use clap_complete::Shell;
use std::path::PathBuf;

/// `smtpdiag completions`.
#[derive(Debug, Args)]
#[command(after_help = "\
    bash:       smtpdiag completions bash > ~/.local/share/bash-completion/completions/smtpdiag\n\
    zsh:        smtpdiag completions zsh > DIR/_smtpdiag, where $fpath names DIR\n\
    fish:       smtpdiag completions fish > ~/.config/fish/completions/smtpdiag.fish\n\
    PowerShell: smtpdiag completions powershell >> $PROFILE")]
pub(crate) struct CompletionsArgs {
    /// The shell
    pub(crate) shell: Shell,
}

/// `smtpdiag man`.
#[derive(Debug, Args)]
#[command(after_help = "smtpdiag man | man -l -   reads it without installing it.")]
pub(crate) struct ManArgs {
    /// Write the pages of all commands into this folder, which must be there
    #[arg(long, value_name = "DIR")]
    pub(crate) into: Option<PathBuf>,
}
