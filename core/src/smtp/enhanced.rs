use super::ReplyCode;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::{char, one_of};
use nom::combinator::opt;
use nom::sequence::preceded;
use nom::{IResult, Parser};
use std::fmt;
use std::ops::Range;

/// An enhanced status code such as 5.7.8 (RFC 3463 section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EnhancedCode {
    /// 2 success, 4 persistent transient failure, 5 permanent failure.
    pub class: u8,
    /// What it is about: 1 addressing, 2 mailbox, 3 mail system, 4 network, 5 protocol, 6 content, 7 policy.
    pub subject: u16,
    /// The condition within the subject.
    pub detail: u16,
}

/// The highest subject that RFC 3463 and its registry know.
const LAST_SUBJECT: u16 = 7;

impl EnhancedCode {
    /// Reads a text that is such a code and nothing else: `5.7.8`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match triple(text) {
            Ok(("", code)) => Some(code),
            _ => None,
        }
    }

    /// Reads the code at the start of a text, where replies have it; gives
    /// what follows it too. Takes `#5.1.0` and `5.7.1:` as well.
    #[must_use]
    pub fn at_start(text: &str) -> Option<(Self, &str)> {
        let (rest, code) = preceded(opt(char('#')), triple).parse(text).ok()?;
        let (rest, _) = opt(char::<_, nom::error::Error<&str>>(':')).parse(rest).ok()?;
        (rest.is_empty() || rest.starts_with([' ', '\t'])).then_some((code, rest))
    }

    /// The first such code anywhere in a text, and its place. Only subjects
    /// that exist count, and only numbers that stand alone: no part of an
    /// address (`5.6.7.8`), of a name or of a version (`v4.2.1`).
    #[must_use]
    pub fn find(text: &str) -> Option<(Self, Range<usize>)> {
        let starts = text.match_indices(['2', '4', '5']).map(|(at, _)| at);
        starts.filter(|&at| stands_free(&text[..at])).find_map(|at| {
            let (rest, code) = triple(&text[at..]).ok()?;
            let end = text.len() - rest.len();
            (code.subject <= LAST_SUBJECT && ends_free(rest)).then_some((code, at..end))
        })
    }

    /// Whether it may stand beside this reply code: both success, or both failure.
    #[must_use]
    pub const fn fits(self, code: ReplyCode) -> bool {
        (self.class == 2) != code.is_failure()
    }
}

fn triple(input: &str) -> IResult<&str, EnhancedCode> {
    let (rest, class) = one_of("245").parse(input)?;
    let (rest, subject) = preceded(char('.'), number).parse(rest)?;
    let (rest, detail) = preceded(char('.'), number).parse(rest)?;
    Ok((rest, EnhancedCode { class: class as u8 - b'0', subject, detail }))
}

fn number(input: &str) -> IResult<&str, u16> {
    take_while_m_n(1, 3, |c: char| c.is_ascii_digit()).map_res(str::parse::<u16>).parse(input)
}

fn stands_free(before: &str) -> bool {
    !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '@'))
}

fn ends_free(after: &str) -> bool {
    let mut next = after.chars();
    match next.next() {
        Some('.') => !next.next().is_some_and(char::is_alphanumeric),
        Some('-') => !next.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric() && !matches!(c, '_' | '/' | '@'),
        None => true,
    }
}

impl fmt::Display for EnhancedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

#[cfg(test)]
#[path = "enhanced_tests.rs"]
mod tests;
