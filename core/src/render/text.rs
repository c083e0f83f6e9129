//! The printer for terminals and pipes.

use super::choice::{self, Detail};
use super::document::{Article, Block, Check, Document, EvidenceLine, Fixes, Link, Sign};
use super::inline::wrap;
use super::layout::{Line, Mark};
use super::words;
use crate::report::Language;
use crate::words::{Words, fixed};
use unicode_width::UnicodeWidthStr;

/// How to print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextOptions {
    /// Columns.
    pub width: usize,
    /// How much is said.
    pub detail: Detail,
    /// The reader's system, for the choice of commands: `linux`, `macos`, `windows`.
    pub os: String,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { width: 80, detail: Detail::Short, os: "linux".into() }
    }
}

/// Column at which the text beside a label begins.
const COLUMN: usize = 10;

/// Prints a document as lines.
#[must_use]
pub fn text(document: &Document, options: &TextOptions) -> Vec<Line> {
    let mut out =
        Printer { lines: Vec::new(), options, language: document.language, words: document.language.words() };
    out.document(document);
    out.lines
}

struct Printer<'a> {
    lines: Vec<Line>,
    options: &'a TextOptions,
    language: Language,
    words: &'static Words,
}

impl Printer<'_> {
    fn document(&mut self, document: &Document) {
        let (in_full, listed) = choice::articles(document, self.options.detail);
        for (i, article) in in_full.iter().enumerate() {
            if i > 0 {
                self.blank();
            }
            self.article(article);
        }
        if self.options.detail == Detail::Verdict {
            return;
        }
        let topic = document.articles.first().is_some_and(|a| a.sign == Sign::Topic);
        self.further(listed, topic);
        let notes = choice::notes(document);
        if !notes.is_empty() {
            self.labelled(&notes, self.words.note);
        }
    }

    fn article(&mut self, article: &Article) {
        let (sign, mark) = (words::sign(article.sign), mark(article.sign));
        let first = if sign.is_empty() { String::new() } else { format!("{sign} ") };
        let rest = " ".repeat(first.width());
        self.wrapped(&article.sentence, mark, &first, &rest);
        for block in &article.blocks {
            self.block(block, article.sign);
            if self.options.detail == Detail::Verdict {
                return;
            }
        }
    }

    fn block(&mut self, block: &Block, sign: Sign) {
        match block {
            Block::Standing(parts) => self.wrapped(&parts.join(" · "), Mark::Plain, "  ", "  "),
            _ if self.options.detail == Detail::Verdict => {}
            Block::Prose(paragraphs) => self.prose(paragraphs),
            Block::Why(paragraphs) if self.options.detail == Detail::Full => {
                self.labelled(paragraphs, self.words.why);
            }
            Block::Why(_) => {}
            Block::Evidence(lines) => self.evidence(lines),
            Block::Facts(facts) => self.facts(&choice::facts(facts, sign, self.options.detail)),
            Block::Fix(fixes) => self.fix(fixes),
            Block::Check(checks) => self.check(checks),
            Block::Avoid(items) => self.avoid(items),
            Block::More { cause, links } => self.more(cause.as_deref(), links),
        }
    }

    fn prose(&mut self, paragraphs: &[String]) {
        for paragraph in paragraphs {
            self.blank();
            self.wrapped(paragraph, Mark::Plain, "  ", "  ");
        }
    }

    fn evidence(&mut self, lines: &[EvidenceLine]) {
        self.blank();
        let widest = lines.iter().map(|l| l.label.width() + 2 * l.depth).max().unwrap_or(0);
        let column = (widest + 4).max(COLUMN);
        let (mut last, mut source) = ("", None);
        for line in lines {
            if line.source.is_some() && line.source != source {
                source.clone_from(&line.source);
                let name = source.as_deref().unwrap_or_default();
                self.lines.push(Line::of(Mark::Label, format!("  {name}")));
            }
            let repeated = line.label == last && line.line.is_none();
            let label = if repeated { "" } else { line.label.as_str() };
            last = &line.label;
            self.beside(label, 2 + 2 * line.depth, column, &line.text, Mark::Plain);
            if let Some(remark) = &line.remark {
                self.remark(remark, column);
            }
        }
    }

    /// A remark on the last line where there is room, else below it.
    fn remark(&mut self, remark: &str, column: usize) {
        let width = self.options.width;
        if let Some(last) = self.lines.last_mut()
            && last.width() + 3 + remark.width() <= width
        {
            let room = width - remark.width() - last.width();
            last.push(Mark::Muted, " ".repeat(room.clamp(3, 24)));
            last.push(Mark::Muted, remark);
            return;
        }
        let indent = " ".repeat(column);
        self.wrapped(remark, Mark::Muted, &indent, &indent);
    }

    fn facts(&mut self, facts: &[&(String, String)]) {
        if facts.is_empty() {
            return;
        }
        self.blank();
        let widest = facts.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
        for (name, value) in facts {
            self.beside(name, 2, (widest + 4).max(COLUMN), value, Mark::Plain);
        }
    }

    fn fix(&mut self, fixes: &[Fixes]) {
        let (shown, others) = choice::fixes(fixes, self.options.detail);
        for fixes in shown {
            self.blank();
            self.lines.push(Line::of(Mark::Label, format!("  {}", fixes.heading)));
            for (i, step) in fixes.steps.iter().enumerate() {
                let number = format!("    {}. ", i + 1);
                let rest = " ".repeat(number.width());
                self.wrapped(step, Mark::Plain, &number, &rest);
            }
        }
        if !others.is_empty() {
            let also = fixed(self.words.with_all, &[("names", &others.join(", "))]);
            self.wrapped(&also, Mark::Muted, "    ", "    ");
        }
    }

    fn check(&mut self, checks: &[Check]) {
        let full = self.options.detail == Detail::Full;
        let shown = choice::checks(checks, self.options.detail, &self.options.os);
        if !shown.is_empty() {
            self.blank();
        }
        for (i, check) in shown.into_iter().enumerate() {
            let mut line = label_line(if i == 0 { self.words.check } else { "" }, 2, COLUMN);
            // Commands are not wrapped, so that they can be copied.
            line.push(Mark::Command, check.command.as_str());
            self.lines.push(line);
            let system =
                words::system(&check.os).filter(|_| full).map_or(String::new(), |s| format!("{s}: "));
            let indent = " ".repeat(COLUMN);
            self.wrapped(&format!("{system}{}", check.expect), Mark::Plain, &indent, &indent);
        }
    }

    /// What not to do: the first item alone, close under the check, where room is short.
    fn avoid(&mut self, items: &[String]) {
        if self.options.detail == Detail::Full {
            return self.labelled(items, self.words.avoid);
        }
        if let Some(first) = items.first() {
            self.beside(self.words.avoid, 2, COLUMN, first, Mark::Plain);
        }
    }

    /// Items beside a label, after a gap.
    fn labelled(&mut self, items: &[String], label: &str) {
        self.blank();
        for (i, item) in items.iter().enumerate() {
            self.beside(if i == 0 { label } else { "" }, 2, COLUMN, item, Mark::Plain);
        }
    }

    fn more(&mut self, cause: Option<&str>, links: &[Link]) {
        self.blank();
        if let Some(cause) = cause {
            self.lines.push(Line::of(Mark::Muted, format!("  {cause} · smtpdiag explain {cause}")));
        }
        if self.options.detail == Detail::Full || cause.is_none() {
            for link in links {
                self.wrapped(&link.title, Mark::Plain, "  ", "  ");
                self.lines.push(Line::of(Mark::Muted, format!("    {}", link.url)));
            }
        }
    }

    fn further(&mut self, listed: &[Article], topic: bool) {
        if listed.is_empty() {
            return;
        }
        self.blank();
        let things = if topic { self.words.may_be } else { self.words.further };
        for (i, article) in listed.iter().enumerate() {
            let words = listed_words(article, topic, self.language);
            let label = if i == 0 { things } else { "" };
            self.beside(label, 2, things.width() + 4, &words, Mark::Plain);
        }
    }

    fn beside(&mut self, label: &str, indent: usize, column: usize, text: &str, mark: Mark) {
        let rest = " ".repeat(column);
        let mut wrapped = wrap(text, mark, self.options.width, &rest, &rest);
        if let Some(first) = wrapped.first_mut() {
            let mut line = label_line(label, indent, column);
            let pieces = std::mem::take(&mut first.0);
            for (i, piece) in pieces.into_iter().enumerate() {
                let text = if i == 0 { piece.text.trim_start().to_owned() } else { piece.text };
                line.push(piece.mark, text);
            }
            *first = line;
        }
        self.lines.append(&mut wrapped);
    }

    fn wrapped(&mut self, text: &str, mark: Mark, first: &str, rest: &str) {
        self.lines.append(&mut wrap(text, mark, self.options.width, first, rest));
    }

    fn blank(&mut self) {
        if self.lines.last().is_some_and(|l| !l.0.is_empty()) {
            self.lines.push(Line::default());
        }
    }
}

/// A further finding, or a cause that a term may stand for, in one line.
fn listed_words(article: &Article, topic: bool, language: Language) -> String {
    let place = article.place.as_ref().map_or(String::new(), |p| format!("{p}: "));
    let cause = article.cause.as_deref().unwrap_or_default();
    let kind = if topic { String::new() } else { format!("{}, ", words::kind(language, article.sign)) };
    format!("{place}{} ({kind}{cause})", article.sentence)
}

/// A label, filled up to the column of the text.
fn label_line(label: &str, indent: usize, column: usize) -> Line {
    let mut line = Line::default();
    let fill = column.saturating_sub(indent + label.width()).max(1);
    line.push(Mark::Label, format!("{}{label}{}", " ".repeat(indent), " ".repeat(fill)));
    line
}

const fn mark(sign: Sign) -> Mark {
    match sign {
        Sign::Fault => Mark::Fault,
        Sign::Warning => Mark::Warning,
        Sign::Info => Mark::Plain,
        Sign::Healthy => Mark::Healthy,
        Sign::Unknown => Mark::Unknown,
        Sign::Topic => Mark::Label,
    }
}
