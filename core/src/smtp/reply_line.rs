use super::{EnhancedCode, ReplyCode};
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::one_of;
use nom::combinator::{eof, verify};
use nom::{IResult, Parser};

/// One line of a reply, RFC 5321 section 4.2: `250-text`, `250 text`, `250`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReplyLine<'a> {
    /// The code.
    pub code: ReplyCode,
    /// Whether no other line follows (a blank, or nothing, after the code).
    pub last: bool,
    /// The enhanced status code after the code (RFC 2034).
    pub enhanced: Option<EnhancedCode>,
    /// The words after code and enhanced status code.
    pub text: &'a str,
}

impl<'a> ReplyLine<'a> {
    /// Reads a line without its line end. `None` where it does not begin with
    /// a code of 200 to 599 that is followed by a blank, a hyphen or nothing.
    #[must_use]
    pub fn parse(line: &'a str) -> Option<Self> {
        let (rest, code) = code(line).ok()?;
        let (rest, last) = separator(rest).ok()?;
        let (enhanced, text) = match EnhancedCode::at_start(rest.trim_start()) {
            Some((enhanced, after)) if enhanced.fits(code) => (Some(enhanced), after.trim_start()),
            _ => (None, rest),
        };
        Some(Self { code, last, enhanced, text: text.trim_end() })
    }
}

fn code(input: &str) -> IResult<&str, ReplyCode> {
    let digits = take_while_m_n(3, 3, |c: char| c.is_ascii_digit());
    verify(digits.map_res(str::parse::<u16>).map(ReplyCode), |code| (2..=5).contains(&code.class()))
        .parse(input)
}

/// What follows the code; tells whether the line is the last of its reply.
fn separator(input: &str) -> IResult<&str, bool> {
    if input.is_empty() {
        return eof.map(|_| true).parse(input);
    }
    one_of(" \t-").map(|c| c != '-').parse(input)
}

#[cfg(test)]
#[path = "reply_line_tests.rs"]
mod tests;
