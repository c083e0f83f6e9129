use super::{Reply, capability_words};
use crate::limits;
use nom::Parser;
use nom::bytes::complete::take_while1;
use nom::character::complete::one_of;
use nom::combinator::opt;

/// One line of an EHLO reply: a keyword and its parameters (RFC 5321 section 4.1.1.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capability {
    /// The keyword in capital letters.
    pub keyword: String,
    /// What follows it, word by word, as sent.
    pub parameters: Vec<String>,
}

impl Capability {
    /// Reads the words of one line, without its code. Takes the old form
    /// `AUTH=LOGIN` as `AUTH LOGIN`. `None` where it is no keyword line.
    #[must_use]
    pub fn parse(line: &str) -> Option<Self> {
        let keyword = take_while1::<_, _, nom::error::Error<&str>>(|c: char| {
            c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')
        });
        let (rest, (keyword, mark)) = (keyword, opt(one_of("= \t"))).parse(line.trim()).ok()?;
        if mark.is_none() && !rest.is_empty() {
            return None;
        }
        let parameters = rest.split_ascii_whitespace().map(str::to_owned).collect();
        Some(Self { keyword: keyword.to_ascii_uppercase(), parameters })
    }

    /// What it means for a person (`SIZE 35882577` → "mail up to 34 MiB");
    /// `None` where the keyword is not known.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        capability_words::explain(&self.keyword, &self.parameters)
    }

    /// The line as the server wrote it, without its code.
    #[must_use]
    pub fn line(&self) -> String {
        let mut line = self.keyword.clone();
        for parameter in &self.parameters {
            line.push(' ');
            line.push_str(parameter);
        }
        line
    }
}

/// What a server offers after EHLO.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    /// In the order of the reply.
    pub list: Vec<Capability>,
}

impl Capabilities {
    /// Reads the reply to EHLO. Its first line is the server's name, no
    /// keyword. A reply to HELO has one line and thus gives none.
    #[must_use]
    pub fn from_reply(reply: &Reply) -> Self {
        let lines = reply.lines.iter().skip(1);
        Self { list: lines.filter_map(|line| Capability::parse(line)).collect() }
    }

    /// Whether the server offers this keyword, in any case of letters.
    #[must_use]
    pub fn has(&self, keyword: &str) -> bool {
        self.find(keyword).next().is_some()
    }

    /// The SASL mechanisms of AUTH, in capital letters, each once (some
    /// servers send both `AUTH LOGIN` and `AUTH=LOGIN`). A bounded number.
    #[must_use]
    pub fn mechanisms(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for name in self.find("AUTH").flat_map(|c| &c.parameters).take(limits::MECHANISMS) {
            let name = name.to_ascii_uppercase();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The largest message in bytes (RFC 1870); `None` where not told or without limit.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        let size = self.find("SIZE").next()?.parameters.first()?.parse().ok()?;
        (size > 0).then_some(size)
    }

    fn find<'a>(&'a self, keyword: &'a str) -> impl Iterator<Item = &'a Capability> {
        self.list.iter().filter(move |c| c.keyword.eq_ignore_ascii_case(keyword))
    }
}

#[cfg(test)]
#[path = "capability_tests.rs"]
mod tests;
