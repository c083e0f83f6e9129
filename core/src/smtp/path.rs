use nom::Parser;
use nom::branch::alt;
use nom::bytes::complete::{is_not, tag, take_until, take_while1};
use nom::combinator::{opt, recognize, verify};
use nom::multi::many0_count;
use nom::sequence::delimited;
use nom::{IResult, character::complete::char};

/// The path of MAIL FROM or RCPT TO and the parameters behind it (RFC 5321 section 4.1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Path<'a> {
    /// The address; `None` for the empty path `<>` of bounces.
    pub address: Option<&'a str>,
    /// ESMTP parameters (`SIZE=1000 BODY=8BITMIME`), possibly empty.
    pub parameters: &'a str,
}

impl<'a> Path<'a> {
    /// Reads `<a@b> PARAMETERS`; also without the angle brackets, as people
    /// type it. A source route (`<@hop,@hop:a@b>`) is dropped.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let (rest, address) = alt((bracketed, bare)).parse(text.trim_start()).ok()?;
        let free = rest.is_empty() || rest.starts_with([' ', '\t']);
        let address = (!address.is_empty()).then_some(address);
        free.then_some(Self { address, parameters: rest.trim() })
    }
}

fn bracketed(input: &str) -> IResult<&str, &str> {
    delimited(char('<'), inner, char('>')).parse(input)
}

fn inner(input: &str) -> IResult<&str, &str> {
    let (rest, _) = opt((tag("@"), take_until(":"), tag(":"))).parse(input)?;
    recognize(many0_count(alt((quoted, is_not("<>\" "))))).parse(rest)
}

/// A quoted local part may hold blanks and angle brackets.
fn quoted(input: &str) -> IResult<&str, &str> {
    recognize(delimited(
        char('"'),
        many0_count(alt((recognize((char('\\'), any)), is_not("\\\"")))),
        char('"'),
    ))
    .parse(input)
}

fn any(input: &str) -> IResult<&str, char> {
    nom::character::complete::anychar(input)
}

fn bare(input: &str) -> IResult<&str, &str> {
    verify(take_while1(|c: char| !c.is_whitespace() && !matches!(c, '<' | '>')), |word: &str| {
        word.contains('@') && !word.ends_with('@')
    })
    .parse(input)
}

#[cfg(test)]
#[path = "path_tests.rs"]
mod tests;
