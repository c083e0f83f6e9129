//! What is looked at before clap sees it.

use crate::failure::Failure;
use std::ffi::OsString;

/// Options of other tools that carry a password. The value is never echoed.
const PASSWORDS: [&str; 6] = ["-ap", "--auth-password", "--password", "--pass", "--passwd", "--auth-pass"];
/// Spellings that hands know from swaks, which clap cannot have as aliases.
const SPELLINGS: [(&str, &str); 4] =
    [("-tls", "--tls=starttls"), ("-tlsc", "--tls=implicit"), ("-au", "--user"), ("-ehlo", "--ehlo")];

/// Refuses a password on the command line, where every user of the machine
/// can read it, and takes the spellings of swaks.
pub(crate) fn checked(argv: impl Iterator<Item = OsString>) -> Result<Vec<OsString>, Failure> {
    let argv: Vec<OsString> = argv.collect();
    // What `explain` is asked about may look like anything.
    if argv.get(1).is_some_and(|a| a == "explain") {
        return Ok(argv);
    }
    let mut out = Vec::with_capacity(argv.len());
    for arg in argv {
        let name = arg.to_str().map(|a| a.split('=').next().unwrap_or(a));
        if let Some(name) = name.filter(|n| PASSWORDS.contains(n)) {
            return Err(Failure::usage(
                format!("{name}: a password on the command line can be read by every user of this machine"),
                "Leave it out: smtpdiag asks for it, or reads it from SMTPDIAG_PASSWORD or --password-file FILE.",
            ));
        }
        let spelling = SPELLINGS.iter().find(|(theirs, _)| arg == *theirs);
        out.push(spelling.map_or(arg, |(_, ours)| OsString::from(ours)));
    }
    Ok(out)
}

/// Whether the words ask for the format of a monitoring plugin: then a line
/// that is not understood must end as one too.
pub(crate) fn is_plugin(argv: impl Iterator<Item = OsString>) -> bool {
    let argv: Vec<OsString> = argv.collect();
    let spaced = argv.windows(2).any(|two| two[0] == "--format" && two[1] == "nagios");
    spaced || argv.iter().any(|word| word == "--format=nagios")
}

#[cfg(test)]
#[path = "argv_tests.rs"]
mod tests;
