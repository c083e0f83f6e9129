//! The test message of `probe --send`.

use crate::args::MessageArgs;
use crate::failure::Failure;
use mail_builder::MessageBuilder;
use mail_builder::headers::text::Text;
use smtpdiag_core::probe::Message;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

/// Largest file that is sent or attached: more than the providers take.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What a message is about.
pub(crate) struct About<'a> {
    /// Envelope sender, which the message names as well.
    pub(crate) from: &'a str,
    /// Envelope recipients.
    pub(crate) to: &'a [String],
    /// Seconds since 1970-01-01 UTC, for Date.
    pub(crate) unix_time: i64,
    /// Random text for Message-ID.
    pub(crate) nonce: &'a str,
}

/// The message that the options ask for; `None` without `--send`.
pub(crate) fn wanted(args: &MessageArgs, about: &About<'_>) -> Result<Option<Message>, Failure> {
    if !args.send {
        return Ok(None);
    }
    let bytes = match &args.eml {
        Some(path) => read(path)?,
        None => composed(args, about)?,
    };
    Ok(Some(Message::new(&bytes)))
}

/// Date, Message-ID and MIME (RFC 5322, RFC 2045), by a library that knows them.
fn composed(args: &MessageArgs, about: &About<'_>) -> Result<Vec<u8>, Failure> {
    let to: Vec<&str> = about.to.iter().map(String::as_str).collect();
    let domain = about.from.rsplit_once('@').map_or("localhost", |(_, domain)| domain);
    let id: String = about.nonce.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut message = MessageBuilder::new()
        .from(about.from)
        .to(to)
        .date(about.unix_time)
        .message_id(format!("{id}.smtpdiag@{domain}"))
        .subject(args.subject.as_deref().unwrap_or("smtpdiag test message"))
        .text_body(args.body.as_deref().unwrap_or(BODY));
    for (name, value) in &args.header {
        message = message.header(name.clone(), Text::new(value.clone()));
    }
    for path in &args.attach {
        let name = path.file_name().map_or_else(|| "file".into(), |n| n.to_string_lossy().into_owned());
        message = message.attachment("application/octet-stream", name, read(path)?);
    }
    Ok(message.write_to_vec()?)
}

const BODY: &str = "This is a test message of smtpdiag. It shows that the way of mail to here works.\n";

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let failure = |source| Failure::Read {
        path: path.display().to_string(),
        source,
        advice: "Give a file of at most 64 MiB that this user may read.".into(),
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failure)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(failure)?;
    if bytes.len() as u64 > LARGEST {
        return Err(failure(io::Error::other("it is too large")));
    }
    Ok(bytes)
}
