use nom::bytes::complete::take_while1;
use nom::character::complete::space0;
use nom::{IResult, Parser};

/// What the words of a greeting tell about the server (RFC 5321 section 4.2: `220 host text`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Greeting {
    /// The name that the server gives itself.
    pub host: Option<String>,
    /// The server program, by the name that everybody uses.
    pub software: Option<&'static str>,
    /// Its version, where told.
    pub version: Option<String>,
    /// The date, as written.
    pub date: Option<String>,
}

/// Words of greetings, in lower case, and the program that writes them. The first hit counts.
const SOFTWARE: &[(&str, &str)] = &[
    ("exim", "Exim"),
    ("opensmtpd", "OpenSMTPD"),
    ("postfix", "Postfix"),
    ("sendmail", "Sendmail"),
    ("microsoft esmtp mail service", "Microsoft Exchange or IIS"),
    ("microsoft exchange", "Microsoft Exchange"),
    ("stalwart", "Stalwart"),
    ("maddy", "maddy"),
    ("haraka", "Haraka"),
    ("kumomta", "KumoMTA"),
    ("powermta", "PowerMTA"),
    ("mdaemon", "MDaemon"),
    ("mailenable", "MailEnable"),
    ("hmailserver", "hMailServer"),
    ("kerio connect", "Kerio Connect"),
    ("zimbra", "Zimbra"),
    ("communigate", "CommuniGate Pro"),
    ("smartermail", "SmarterMail"),
    ("lotus domino", "HCL Domino"),
    ("ibm domino", "HCL Domino"),
    ("hcl domino", "HCL Domino"),
    ("groupwise", "GroupWise"),
    ("qmail", "qmail"),
    ("indimail", "IndiMail"),
    ("courier", "Courier"),
    ("apache james", "Apache James"),
    ("james smtp", "Apache James"),
    ("mailpit", "Mailpit"),
    ("mailhog", "MailHog"),
    ("smtp4dev", "smtp4dev"),
    ("gsmtp", "Google"),
    ("proxmox", "Proxmox Mail Gateway"),
    ("mimecast", "Mimecast"),
    ("ecelerity", "Momentum"),
    ("momentum", "Momentum"),
];

const WEEKDAYS: [&str; 7] = ["Mon, ", "Tue, ", "Wed, ", "Thu, ", "Fri, ", "Sat, ", "Sun, "];

impl Greeting {
    /// Reads the words after `220`. Never refuses: what is not told stays `None`.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let lower = text.to_ascii_lowercase();
        let found = SOFTWARE.iter().find_map(|(mark, name)| Some((lower.find(mark)? + mark.len(), *name)));
        Self {
            host: host(text),
            software: found.map(|(_, name)| name),
            version: found.and_then(|(end, _)| version(&text[end..])).or_else(|| version_word(text)),
            date: date(text),
        }
    }
}

/// The first word, where it is a host name or an address literal.
fn host(text: &str) -> Option<String> {
    let word = text.split_ascii_whitespace().next()?.trim_end_matches(',');
    let name = word.contains(['.', ':']) || word.eq_ignore_ascii_case("localhost");
    let clean = word
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'[' | b']' | b':'));
    (name && clean).then(|| word.to_owned())
}

/// A version right behind the name of the program: ` 4.63`, `-9.1`, `/2.0`, ` (1.2)`.
fn version(after: &str) -> Option<String> {
    let after = after.trim_start_matches([' ', '/', '-', '(', 'v', 'V']);
    number(after).ok().map(|(_, version)| version.to_owned())
}

/// A version behind the word `Version` (Microsoft, CommuniGate) anywhere.
fn version_word(text: &str) -> Option<String> {
    let at = text.to_ascii_lowercase().find("version")?;
    let after = text.get(at + "version".len()..)?.trim_start_matches([':', ' ']);
    number(after).ok().map(|(_, version)| version.to_owned())
}

fn number(input: &str) -> IResult<&str, &str> {
    let (rest, _) = space0(input)?;
    let mut word = take_while1(|c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'));
    let (rest, word) = word.parse(rest)?;
    let word = word.trim_end_matches(['.', '-']);
    let starts = word.starts_with(|c: char| c.is_ascii_digit());
    if starts && word.contains(['.', '_']) {
        Ok((rest, word))
    } else {
        Err(nom::Err::Error(nom::error::Error::new(input, nom::error::ErrorKind::Digit)))
    }
}

/// From the weekday to the end, as RFC 5322 dates stand in greetings.
fn date(text: &str) -> Option<String> {
    let at = WEEKDAYS.iter().filter_map(|day| text.find(day)).min()?;
    Some(text[at..].trim_end().to_owned())
}

#[cfg(test)]
#[path = "greeting_tests.rs"]
mod tests;
