//! What wraps a line: the stamps of syslog, containers, PHP and frameworks.
//! A carrier is one file; `cargo xtask generate` keeps the list.

mod stamp;

// <generated>
mod apache_error;
mod clock;
mod compose;
mod container;
mod curl_meter;
mod iso_stamp;
mod json_member;
mod monolog;
mod nodemailer_id;
mod php_error_log;
mod probe_margin;
mod roundcube;
mod rust_log;
mod syslog_5424;
mod syslog_bsd;
mod syslog_iso;
mod tag;
mod tai64n;

const CARRIERS: &[&Carrier] = &[
    &apache_error::CARRIER,
    &clock::CARRIER,
    &compose::CARRIER,
    &container::CARRIER,
    &curl_meter::CARRIER,
    &iso_stamp::CARRIER,
    &json_member::CARRIER,
    &monolog::CARRIER,
    &nodemailer_id::CARRIER,
    &php_error_log::CARRIER,
    &probe_margin::CARRIER,
    &roundcube::CARRIER,
    &rust_log::CARRIER,
    &syslog_5424::CARRIER,
    &syslog_bsd::CARRIER,
    &syslog_iso::CARRIER,
    &tag::CARRIER,
    &tai64n::CARRIER,
];
// </generated>

/// Wrappings within wrappings that are undone: container, syslog, stamp, level.
const DEPTH: usize = 5;

/// Something that wraps a line.
pub(crate) struct Carrier {
    /// What it takes off, `None` where the line does not begin with it.
    pub(crate) strip: fn(&str) -> Option<Carried<'_>>,
}

/// What a carrier tells, and what it carries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Carried<'a> {
    /// Time as the line writes it.
    pub(crate) at: Option<&'a str>,
    /// The program that wrote the line.
    pub(crate) program: Option<&'a str>,
    /// Process or connection.
    pub(crate) process: Option<&'a str>,
    /// The name of the member of JSON that holds the line.
    pub(crate) member: Option<&'a str>,
    /// The line without the wrapping.
    pub(crate) rest: &'a str,
}

/// Takes off all that wraps a line. The one that takes most off comes first,
/// so the order of the list does not matter; the innermost time counts.
pub(crate) fn unwrap(text: &str) -> Carried<'_> {
    let mut all = Carried { rest: text, ..Carried::default() };
    for _ in 0..DEPTH {
        let fits = CARRIERS.iter().filter_map(|carrier| (carrier.strip)(all.rest));
        let Some(inner) = fits.min_by_key(|inner| inner.rest.len()) else { break };
        if inner.rest.len() >= all.rest.len() {
            break;
        }
        all.at = inner.at.or(all.at);
        all.program = inner.program.or(all.program);
        all.process = inner.process.or(all.process);
        all.member = inner.member.or(all.member);
        all.rest = inner.rest.trim_start();
    }
    all
}

/// Where the name of the machine stands that wrote a line of syslog.
pub(crate) fn logging_host(text: &str) -> Option<std::ops::Range<usize>> {
    let bsd = stamp::bsd(text);
    let length = bsd.or_else(|| stamp::iso(text))?;
    let start = text.len() - text[length..].trim_start().len();
    let (host, rest) = text[start..].split_once(' ')?;
    let named = host.starts_with(|c: char| c.is_alphanumeric()) && !host.contains(['=', '<', '"', '[', ':']);
    let (_, process, _) = stamp::tag(rest.trim_start())?;
    // Behind an ISO stamp with a blank anything may stand: `SMTP ERROR: ...`.
    let syslog = bsd.is_some() || process.is_some() || text[..length].contains('T');
    (named && syslog).then(|| start..start + host.len())
}

#[cfg(test)]
#[path = "carriers_tests.rs"]
mod tests;
