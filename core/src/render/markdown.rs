//! The printer for tickets: Markdown without HTML. Evidence and commands
//! stand in fences; in sentences, what Markdown would read is escaped, so
//! that no log can make a link, a picture or a heading.

use super::choice::{self, Detail};
use super::document::{Article, Block, Check, Document, EvidenceLine, Fixes, Link, Sign};
use super::inline::parts;
use super::{clean, words};
use crate::report::Language;
use crate::words::fixed;

/// How Markdown is printed.
#[derive(Clone, Copy)]
pub struct MarkdownOptions<'a> {
    /// How much is said.
    pub detail: Detail,
    /// The reader's system: `linux`, `macos`, `windows`; it picks the checks.
    pub os: &'a str,
    /// Level of the first heading, 1 to 5.
    pub level: usize,
    /// Where a cause is told, by its id: the address of a link.
    pub page: &'a dyn Fn(&str) -> Option<String>,
}

impl<'a> MarkdownOptions<'a> {
    /// For a ticket: small headings, no links.
    #[must_use]
    pub const fn ticket(detail: Detail, os: &'a str) -> Self {
        Self { detail, os, level: 3, page: &|_| None }
    }
}

/// Prints a document as Markdown.
#[must_use]
pub fn markdown(document: &Document, options: &MarkdownOptions<'_>) -> String {
    let MarkdownOptions { detail, os, level, page } = *options;
    let mut out = Printer { blocks: Vec::new(), detail, os, level, page, language: document.language };
    out.document(document);
    out.blocks.join("\n\n") + "\n"
}

struct Printer<'a> {
    /// Parts that a blank line keeps apart.
    blocks: Vec<String>,
    detail: Detail,
    os: &'a str,
    level: usize,
    page: &'a dyn Fn(&str) -> Option<String>,
    language: Language,
}

impl Printer<'_> {
    fn document(&mut self, document: &Document) {
        let (in_full, listed) = choice::articles(document, self.detail);
        let topic = document.articles.first().is_some_and(|a| a.sign == Sign::Topic);
        for (index, article) in in_full.iter().enumerate() {
            self.article(article, topic && index > 0);
            // What stands under a term is a part of its page.
            self.level += usize::from(article.sign == Sign::Topic);
        }
        if self.detail == Detail::Verdict {
            return;
        }
        let further = listed.iter().map(|a| self.further(a, topic));
        let further = further.collect();
        let words = self.language.words();
        self.list(if topic { words.may_be } else { words.further }, further);
        let notes = choice::notes(document).iter().map(|n| sentence(n)).collect();
        self.list(words.note, notes);
    }

    /// `told`: nothing was seen of it; it is told to explain a term.
    fn article(&mut self, article: &Article, told: bool) {
        let sign = if told { "" } else { words::sign(article.sign) };
        let gap = if sign.is_empty() { "" } else { " " };
        let level = "#".repeat(self.level);
        // The first word of another sentence may be a name of the input.
        let heading = match article.sign {
            Sign::Topic => words::heading(&article.sentence),
            _ => article.sentence.clone(),
        };
        self.blocks.push(format!("{level} {sign}{gap}{}", sentence(&heading)));
        for block in &article.blocks {
            match block {
                Block::Standing(parts) => self.blocks.push(sentence(&parts.join(" · "))),
                _ if self.detail == Detail::Verdict => {}
                block => self.block(block),
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Why(_) if self.detail != Detail::Full => {}
            Block::Standing(_) => {}
            Block::Why(paragraphs) | Block::Prose(paragraphs) => {
                self.blocks.extend(paragraphs.iter().map(|p| sentence(p)));
            }
            Block::Evidence(lines) => self.blocks.push(evidence(lines)),
            Block::Facts(facts) => {
                let fact =
                    |(name, value): &(String, String)| format!("- {}: {}", escaped(name), escaped(value));
                self.blocks.push(facts.iter().map(fact).collect::<Vec<_>>().join("\n"));
            }
            Block::Fix(fixes) => self.fix(fixes),
            Block::Check(checks) => self.check(checks),
            Block::Avoid(items) => {
                let shown = if self.detail == Detail::Full { items.len() } else { 1 };
                self.list(
                    self.language.words().avoid,
                    items.iter().take(shown).map(|i| sentence(i)).collect(),
                );
            }
            Block::More { cause, links } => self.more(cause.as_deref(), links),
        }
    }

    fn fix(&mut self, fixes: &[Fixes]) {
        let (shown, others) = choice::fixes(fixes, self.detail);
        for fixes in shown {
            self.label(&fixes.heading);
            let steps = fixes.steps.iter().enumerate().map(|(i, s)| format!("{}. {}", i + 1, sentence(s)));
            self.blocks.push(steps.collect::<Vec<_>>().join("\n"));
        }
        if !others.is_empty() {
            let names = escaped(&others.join(", "));
            let also = fixed(self.language.words().with_all, &[("names", &names)]);
            self.blocks.push(words::heading(&also.replacen("--all", "`--all`", 1)));
        }
    }

    fn check(&mut self, checks: &[Check]) {
        for (i, check) in choice::checks(checks, self.detail, self.os).into_iter().enumerate() {
            if i == 0 {
                self.label(self.language.words().check);
            }
            let full = self.detail == Detail::Full;
            let system =
                words::system(&check.os).filter(|_| full).map_or(String::new(), |s| format!("{s}: "));
            self.blocks.push(fenced("sh", &clean(&check.command)));
            self.blocks.push(system + &sentence(&check.expect));
        }
    }

    fn more(&mut self, cause: Option<&str>, links: &[Link]) {
        if let Some(cause) = cause.map(clean) {
            self.blocks.push(format!("{} · {}", code(&cause), code(&format!("smtpdiag explain {cause}"))));
        }
        if self.detail == Detail::Full || cause.is_none() {
            let links = links.iter().map(|l| format!("- {}: <{}>", escaped(&l.title), address(&l.url)));
            let links: Vec<String> = links.collect();
            self.blocks.extend((!links.is_empty()).then(|| links.join("\n")));
        }
    }

    fn further(&self, article: &Article, topic: bool) -> String {
        let place = article.place.as_ref().map_or(String::new(), |p| format!("{}: ", escaped(p)));
        let kind =
            if topic { String::new() } else { format!("{}, ", words::kind(self.language, article.sign)) };
        let id = clean(article.cause.as_deref().unwrap_or_default());
        let cause = (self.page)(&id).map_or_else(|| code(&id), |page| format!("[{}]({page})", code(&id)));
        format!("{place}{} ({kind}{cause})", sentence(&article.sentence))
    }

    fn list(&mut self, label: &str, items: Vec<String>) {
        if !items.is_empty() {
            self.label(label);
            self.blocks.push(items.iter().map(|i| format!("- {i}")).collect::<Vec<_>>().join("\n"));
        }
    }

    fn label(&mut self, label: &str) {
        self.blocks.push(format!("**{}**", escaped(&words::heading(label))));
    }
}

/// The lines in one fence, numbers in front, names of inputs above.
fn evidence(lines: &[EvidenceLine]) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut source = None;
    for line in lines {
        if line.source.is_some() && line.source != source {
            source.clone_from(&line.source);
            out.push(clean(source.as_deref().unwrap_or_default()));
        }
        let indent = "  ".repeat(line.depth);
        let remark = line.remark.as_ref().map_or(String::new(), |r| format!("   ({r})"));
        out.push(clean(&format!("{indent}{}  {}{remark}", line.label, line.text)));
    }
    fenced("text", &out.join("\n"))
}

/// Text in a fence that is longer than any run of backticks within it.
#[must_use]
pub fn fenced(language: &str, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((longest + 1).max(3));
    format!("{fence}{language}\n{text}\n{fence}")
}

/// A sentence of ours with words of the input in it.
fn sentence(text: &str) -> String {
    let parts = parts(text).into_iter();
    let out: String =
        parts.map(|(is_code, part)| if is_code { code(&part) } else { escaped(&part) }).collect();
    // What would begin a list or a rule at the start of a line.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &out[digits..];
    if digits == 0 && rest.starts_with(['-', '+', '=', '#', '>']) {
        format!("\\{out}")
    } else if digits > 0 && [". ", ") "].iter().any(|end| rest.starts_with(end)) {
        format!("{}\\{rest}", &out[..digits])
    } else {
        out
    }
}

/// A code span of words without backticks.
fn code(words: &str) -> String {
    format!("`{}`", words.replace('`', "'"))
}

fn escaped(words: &str) -> String {
    let words = clean(words);
    let mut out = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    let mut before = ' ';
    while let Some(c) = letters.next() {
        let inside = before.is_alphanumeric() && letters.peek().is_some_and(|n| n.is_alphanumeric());
        if "\\`*[]<|~&$".contains(c) || c == '_' && !inside {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
    out
}

/// An address as it may stand between `<` and `>`.
fn address(url: &str) -> String {
    clean(url).replace([' ', '<', '>'], "")
}
