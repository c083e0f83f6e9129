//! The members of a JSON text, flat and with their places. Tolerant: a text
//! that was cut off gives what stands before the cut.

use crate::limits;
use nom::branch::alt;
use nom::bytes::complete::{is_not, take_while1};
use nom::character::complete::{anychar, char, multispace0};
use nom::combinator::{eof, recognize, value};
use nom::multi::many0_count;
use nom::sequence::{delimited, preceded, terminated};
use nom::{IResult, Parser};
use std::ops::Range;

/// One value, with the name that it has in its object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Member {
    /// The name between its quotes; `None` in an array.
    pub(super) key: Option<Range<usize>>,
    /// What stands there.
    pub(super) value: Value,
    /// Index of the member that opened the object or array around it.
    pub(super) parent: Option<usize>,
}

/// A value, as far as it is one token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A string: what stands between the quotes, escapes and all.
    Text(Range<usize>),
    /// A number, `true`, `false`, `null`.
    Word(Range<usize>),
    /// An object begins; its members follow.
    Object,
    /// An array begins.
    Array,
    /// The innermost object or array ends.
    End,
}

/// What the scanner meets.
enum Token<'a> {
    Open(char),
    Close,
    Text(&'a str),
    Word(&'a str),
}

/// The members of the object or array at `start`, and where it ends (the
/// text's end where it was cut). `None` where there is no JSON.
pub(super) fn members(text: &str, start: usize) -> Option<(Vec<Member>, usize)> {
    let mut members: Vec<Member> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut key = None;
    let mut rest = &text[start..];
    while members.len() < limits::JSON_MEMBERS {
        let Ok((after, found)) = token(rest) else {
            // The end in the middle is a cut paste; anything else is no JSON.
            return (rest.trim().is_empty() && members.len() > 2).then_some((members, text.len()));
        };
        let place = |words: &str| {
            let at = words.as_ptr() as usize - text.as_ptr() as usize;
            at..at + words.len()
        };
        let in_object = open.last().is_some_and(|at| members[*at].value == Value::Object);
        if let (Token::Text(words), true, None) = (&found, in_object, &key) {
            key = Some(place(words));
            rest = colon(after)?;
            continue;
        }
        let (value, closes) = match found {
            Token::Open('{') => (Value::Object, false),
            Token::Open(_) => (Value::Array, false),
            Token::Close => (Value::End, true),
            Token::Text(words) => (Value::Text(place(words)), false),
            Token::Word(words) => (Value::Word(place(words)), false),
        };
        if in_object && key.is_none() && !closes {
            return None;
        }
        let opens = matches!(value, Value::Object | Value::Array);
        members.push(Member { key: key.take(), value, parent: open.last().copied() });
        if opens {
            open.push(members.len() - 1);
        } else if closes {
            open.pop();
        }
        rest = after.trim_start().strip_prefix(',').unwrap_or(after);
        if open.is_empty() {
            return Some((members, text.len() - after.len()));
        }
    }
    Some((members, text.len()))
}

fn token(text: &str) -> IResult<&str, Token<'_>> {
    let open = alt((char('{'), char('['))).map(Token::Open);
    let close = value((), alt((char('}'), char(']')))).map(|()| Token::Close);
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_');
    preceded(multispace0, alt((open, close, string.map(Token::Text), take_while1(bare).map(Token::Word))))
        .parse(text)
}

/// A string, which the end of the text may cut.
fn string(text: &str) -> IResult<&str, &str> {
    let piece = alt((value((), is_not("\"\\")), value((), preceded(char('\\'), anychar))));
    let inside = recognize(many0_count(piece));
    delimited(
        char('"'),
        inside,
        alt((value((), char('"')), value((), preceded(many0_count(char('\\')), eof)))),
    )
    .parse(text)
}

/// The colon behind a name; a text that ends there was cut.
fn colon(text: &str) -> Option<&str> {
    let colon: IResult<&str, char> = terminated(preceded(multispace0, char(':')), multispace0).parse(text);
    colon.map_or_else(|_| text.trim().is_empty().then_some(""), |(rest, _)| Some(rest))
}
