use clap::Args;
use std::path::PathBuf;

/// Options of `probe` for a test message.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Message")]
pub(crate) struct MessageArgs {
    /// Send a small test message to the recipients that the server accepts
    #[arg(long, requires_all = ["from", "to"])]
    pub(crate) send: bool,
    /// Its subject
    #[arg(long, value_name = "TEXT", requires = "send", conflicts_with = "eml")]
    pub(crate) subject: Option<String>,
    /// Its text
    #[arg(long, value_name = "TEXT", requires = "send", conflicts_with = "eml")]
    pub(crate) body: Option<String>,
    /// One more header field, such as "X-Test: 1"; may be given several times
    #[arg(long, value_name = "FIELD", requires = "send", conflicts_with = "eml", value_parser = header)]
    pub(crate) header: Vec<(String, String)>,
    /// Attach this file; may be given several times
    #[arg(long, value_name = "FILE", requires = "send", conflicts_with = "eml")]
    pub(crate) attach: Vec<PathBuf>,
    /// Send this file, header and all, in place of a test message
    #[arg(long, value_name = "FILE", requires = "send")]
    pub(crate) eml: Option<PathBuf>,
}

/// Reads `Name: value` (RFC 5322 section 2.2).
fn header(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once(':').ok_or("a name, a colon, a value: \"X-Test: 1\"")?;
    let fine = !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic());
    if !fine || value.contains(['\r', '\n']) {
        return Err("a name without blanks, a colon, and a value on one line".into());
    }
    Ok((name.into(), value.trim().into()))
}
