use super::{Path, Step};
use nom::Parser;
use nom::bytes::complete::{tag_no_case, take_while1};
use nom::character::complete::space0;

/// A command line of a client (RFC 5321 section 4.1, RFC 3207, RFC 4954).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Command<'a> {
    /// The verb.
    pub verb: Verb,
    /// What follows the verb, without blanks around it: `FROM:<a@b> SIZE=1`, a mechanism, a name.
    pub argument: &'a str,
}

/// The verbs that clients use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are the verbs")]
pub enum Verb {
    Ehlo,
    Helo,
    Lhlo,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,
    Bdat,
    Rset,
    Noop,
    Vrfy,
    Expn,
    Help,
    Xclient,
    Quit,
}

/// What may follow a verb. Strict, so that prose ("data is lost") is no command.
#[derive(Clone, Copy)]
enum Takes {
    Nothing,
    OneWord,
    UpToOneWord,
    Words,
    /// This word with its colon, and a path.
    Path(&'static str),
    Mechanism,
}

const VERBS: [(&str, Verb, Takes, Step); 16] = [
    ("EHLO", Verb::Ehlo, Takes::OneWord, Step::Ehlo),
    ("HELO", Verb::Helo, Takes::OneWord, Step::Ehlo),
    ("LHLO", Verb::Lhlo, Takes::OneWord, Step::Ehlo),
    ("STARTTLS", Verb::StartTls, Takes::Nothing, Step::StartTls),
    ("AUTH", Verb::Auth, Takes::Mechanism, Step::Auth),
    ("MAIL", Verb::Mail, Takes::Path("FROM:"), Step::Mail),
    ("RCPT", Verb::Rcpt, Takes::Path("TO:"), Step::Rcpt),
    ("DATA", Verb::Data, Takes::Nothing, Step::Data),
    ("BDAT", Verb::Bdat, Takes::Words, Step::Data),
    ("RSET", Verb::Rset, Takes::Nothing, Step::Other),
    ("NOOP", Verb::Noop, Takes::UpToOneWord, Step::Other),
    ("VRFY", Verb::Vrfy, Takes::OneWord, Step::Other),
    ("EXPN", Verb::Expn, Takes::OneWord, Step::Other),
    ("HELP", Verb::Help, Takes::UpToOneWord, Step::Other),
    ("XCLIENT", Verb::Xclient, Takes::Words, Step::Other),
    ("QUIT", Verb::Quit, Takes::Nothing, Step::Quit),
];

impl<'a> Command<'a> {
    /// Reads a line without its line end, in any case of letters. `None`
    /// where the verb is unknown or what follows does not belong to it.
    #[must_use]
    pub fn parse(line: &'a str) -> Option<Self> {
        let mut letters = take_while1::<_, _, nom::error::Error<&str>>(|c: char| c.is_ascii_alphabetic());
        let (rest, word) = letters.parse(line.trim()).ok()?;
        let (_, verb, takes, _) = VERBS.iter().find(|row| row.0.eq_ignore_ascii_case(word))?;
        if !(rest.is_empty() || rest.starts_with([' ', '\t'])) {
            return None;
        }
        let argument = rest.trim_start();
        fits(*takes, argument).then_some(Self { verb: *verb, argument })
    }

    /// The step that the command belongs to.
    #[must_use]
    pub fn step(&self) -> Step {
        VERBS.iter().find(|row| row.1 == self.verb).map_or(Step::Other, |row| row.3)
    }

    /// The verb in capital letters.
    #[must_use]
    pub fn name(&self) -> &'static str {
        VERBS.iter().find(|row| row.1 == self.verb).map_or("", |row| row.0)
    }

    /// The envelope address of MAIL or RCPT.
    #[must_use]
    pub fn path(&self) -> Option<Path<'a>> {
        let row = VERBS.iter().find(|row| row.1 == self.verb)?;
        let Takes::Path(word) = row.2 else { return None };
        Path::parse(after_word(word, self.argument)?)
    }

    /// Mechanism and initial response of AUTH (RFC 4954 section 4). The
    /// response is a secret.
    #[must_use]
    pub fn auth(&self) -> Option<(&'a str, Option<&'a str>)> {
        if self.verb != Verb::Auth {
            return None;
        }
        let mut words = self.argument.split_ascii_whitespace();
        Some((words.next()?, words.next()))
    }
}

fn fits(takes: Takes, argument: &str) -> bool {
    let words = argument.split_ascii_whitespace().count();
    match takes {
        Takes::Nothing => words == 0,
        Takes::OneWord => words == 1,
        Takes::UpToOneWord => words <= 1,
        Takes::Words => words > 0,
        Takes::Path(word) => after_word(word, argument).is_some_and(|rest| Path::parse(rest).is_some()),
        Takes::Mechanism => words <= 2 && argument.split_ascii_whitespace().next().is_some_and(is_mechanism),
    }
}

/// What follows `word` (`FROM:`), with or without blanks before the colon's path.
fn after_word<'a>(word: &'static str, argument: &'a str) -> Option<&'a str> {
    let parsed = (tag_no_case::<_, _, nom::error::Error<&str>>(word), space0).parse(argument);
    parsed.ok().map(|(rest, _)| rest)
}

/// RFC 4422 section 3.1: 1 to 20 letters, digits, hyphens and underscores.
fn is_mechanism(word: &str) -> bool {
    word.len() <= 20 && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

#[cfg(test)]
#[path = "command_tests.rs"]
mod tests;
