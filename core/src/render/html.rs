//! The printer for browsers: one file that needs nothing else. No script;
//! the policy in it forbids all but its own style, known by its hash.

use super::choice::{self, Detail};
use super::document::{Article, Block, Check, Document, EvidenceLine, Fixes, Link, Sign};
use super::inline::parts;
use super::{clean, words};
use crate::report::Language;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

const STYLE: &str = include_str!("html.css");

/// Prints a document as an HTML page. What a screen has no room for is
/// folded, not left out; with [`Detail::Verdict`] it is left out.
#[must_use]
pub fn html(document: &Document, detail: Detail) -> String {
    let mut out = Page { out: String::new(), detail, language: document.language };
    out.document(document);
    out.out
}

struct Page {
    out: String,
    detail: Detail,
    language: Language,
}

impl Page {
    fn document(&mut self, document: &Document) {
        let title = document.articles.first().map_or("smtpdiag", |a| a.sentence.as_str());
        self.head(title);
        let topic = document.articles.first().is_some_and(|a| a.sign == Sign::Topic);
        let (in_full, listed) = choice::articles(document, self.detail);
        for (i, article) in in_full.iter().enumerate() {
            self.tag("article", "", |page| page.article(article, if i == 0 { "h1" } else { "h2" }));
        }
        if self.detail != Detail::Verdict {
            self.further(listed, topic);
            self.notes(&choice::notes(document));
        }
        self.out.push_str("</main>\n</body>\n</html>\n");
    }

    fn head(&mut self, title: &str) {
        let hash = STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
        let policy =
            format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
        let language = self.language.tag();
        self.push(&format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n"
        ));
        self.push(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n"));
        self.push("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        self.push("<meta name=\"referrer\" content=\"no-referrer\">\n");
        self.push(&format!("<title>{}</title>\n<style>{STYLE}</style>\n", escaped(title)));
        self.push("</head>\n<body>\n<main>\n");
    }

    fn article(&mut self, article: &Article, heading: &str) {
        let (sign, class) = (words::sign(article.sign), class(article.sign));
        let gap = if sign.is_empty() { "" } else { " " };
        let sentence = sentence(&article.sentence);
        self.push(&format!("<{heading} class=\"{class}\">{sign}{gap}{sentence}</{heading}>\n"));
        for block in &article.blocks {
            match block {
                Block::Standing(parts) => {
                    self.push(&format!("<p class=\"standing\">{}</p>\n", escaped(&parts.join(" · "))));
                }
                _ if self.detail == Detail::Verdict => {}
                block => self.block(block),
            }
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Standing(_) => {}
            Block::Prose(paragraphs) => self.paragraphs(paragraphs),
            Block::Why(paragraphs) => {
                self.folded(self.language.words().why, |page| page.paragraphs(paragraphs))
            }
            Block::Evidence(lines) => self.evidence(lines),
            Block::Facts(facts) => {
                let fact = |(name, value): &(String, String)| {
                    format!("<dt>{}</dt><dd>{}</dd>\n", escaped(name), escaped(value))
                };
                let facts: String = facts.iter().map(fact).collect();
                self.push(&format!("<dl>\n{facts}</dl>\n"));
            }
            Block::Fix(fixes) => self.fix(fixes),
            Block::Check(checks) => self.check(checks),
            Block::Avoid(items) => self.list(self.language.words().avoid, items),
            Block::More { cause, links } => self.more(cause.as_deref(), links),
        }
    }

    fn paragraphs(&mut self, paragraphs: &[String]) {
        paragraphs.iter().for_each(|p| self.push(&format!("<p>{}</p>\n", sentence(p))));
    }

    fn evidence(&mut self, lines: &[EvidenceLine]) {
        self.push("<ul class=\"evidence\">\n");
        let mut source = None;
        for line in lines {
            if line.source.is_some() && line.source != source {
                source.clone_from(&line.source);
                let name = escaped(source.as_deref().unwrap_or_default());
                self.push(&format!("<li class=\"source\">{name}</li>\n"));
            }
            let class = if line.depth > 0 { " class=\"follows\"" } else { "" };
            let (label, text) = (escaped(&line.label), escaped(&line.text));
            let remark = line.remark.as_ref();
            let remark =
                remark.map_or(String::new(), |r| format!(" <span class=\"remark\">({})</span>", escaped(r)));
            self.push(&format!("<li{class}><span class=\"label\">{label}</span>{text}{remark}</li>\n"));
        }
        self.push("</ul>\n");
    }

    fn fix(&mut self, fixes: &[Fixes]) {
        let (shown, _) = choice::fixes(fixes, self.detail);
        for (i, fixes) in fixes.iter().enumerate() {
            let steps: String = fixes.steps.iter().map(|s| format!("<li>{}</li>\n", sentence(s))).collect();
            let steps = format!("<ol>\n{steps}</ol>\n");
            if i < shown.len() {
                self.label(&fixes.heading);
                self.push(&steps);
            } else {
                self.folded(&fixes.heading, |page| page.push(&steps));
            }
        }
    }

    fn check(&mut self, checks: &[Check]) {
        self.label(self.language.words().check);
        for check in checks {
            let system = words::system(&check.os).map_or(String::new(), |s| format!("{s}: "));
            self.push(&format!("<pre>{}</pre>\n", escaped(&check.command)));
            self.push(&format!("<p>{system}{}</p>\n", sentence(&check.expect)));
        }
    }

    fn more(&mut self, cause: Option<&str>, links: &[Link]) {
        let cause = cause.map(escaped);
        let cause = cause.map(|c| format!("<code>{c}</code> · <code>smtpdiag explain {c}</code>"));
        let parts: Vec<String> = cause.into_iter().chain(links.iter().map(link)).collect();
        self.push(&format!("<p class=\"remark\">{}</p>\n", parts.join("<br>\n")));
    }

    fn further(&mut self, listed: &[Article], topic: bool) {
        for article in listed {
            let kind =
                if topic { self.language.words().may_be } else { words::kind(self.language, article.sign) };
            let place = article.place.as_ref().map_or(String::new(), |p| format!(", {p}"));
            let summary = format!("{kind}{place}: {}", article.sentence);
            self.tag("details", "", |page| {
                page.push(&format!("<summary>{}</summary>\n", sentence(&words::heading(&summary))));
                page.article(article, "h2");
            });
        }
    }

    fn notes(&mut self, notes: &[String]) {
        if !notes.is_empty() {
            self.tag("footer", "", |page| page.paragraphs(notes));
        }
    }

    fn list(&mut self, label: &str, items: &[String]) {
        self.label(label);
        let items: String = items.iter().map(|i| format!("<li>{}</li>\n", sentence(i))).collect();
        self.push(&format!("<ul>\n{items}</ul>\n"));
    }

    fn folded(&mut self, label: &str, inner: impl FnOnce(&mut Self)) {
        self.tag("details", " class=\"inner\"", |page| {
            page.push(&format!("<summary>{}</summary>\n", escaped(&words::heading(label))));
            inner(page);
        });
    }

    fn label(&mut self, label: &str) {
        self.push(&format!("<h3>{}</h3>\n", escaped(&words::heading(label))));
    }

    fn tag(&mut self, name: &str, attributes: &str, inner: impl FnOnce(&mut Self)) {
        self.push(&format!("<{name}{attributes}>\n"));
        inner(self);
        self.push(&format!("</{name}>\n"));
    }

    fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }
}

const fn class(sign: Sign) -> &'static str {
    match sign {
        Sign::Fault => "fault",
        Sign::Warning => "warning",
        Sign::Healthy => "healthy",
        Sign::Unknown => "unknown",
        Sign::Info | Sign::Topic => "info",
    }
}

/// A link where the address is one of the web, words otherwise.
fn link(link: &Link) -> String {
    let (title, url) = (escaped(&link.title), escaped(&link.url));
    if link.url.starts_with("https://") || link.url.starts_with("http://") {
        format!("<a href=\"{url}\" rel=\"noreferrer noopener\">{title}</a>")
    } else {
        title
    }
}

fn sentence(text: &str) -> String {
    let tagged = |(is_code, part): (bool, String)| {
        let part = escaped(&part);
        if is_code { format!("<code>{part}</code>") } else { part }
    };
    parts(text).into_iter().map(tagged).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
