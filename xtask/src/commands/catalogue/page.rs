use std::collections::BTreeMap;

use smtpdiag_core::render::{Detail, Document, MarkdownOptions, markdown};
use smtpdiag_core::{Kind, Term, explain, terms};

/// A kind of terms in the catalogue.
struct Chapter {
    kind: Kind,
    /// Its folder, or its file where all its terms stand in one.
    name: &'static str,
    title: &'static str,
    /// Long entries have a page each; short ones are read side by side.
    page_each: bool,
    detail: Detail,
}

const CHAPTERS: &[Chapter] = &[
    Chapter { kind: Kind::Cause, name: "causes", title: "Causes", page_each: true, detail: Detail::Full },
    Chapter {
        kind: Kind::ReplyCode,
        name: "reply-codes",
        title: "Reply codes",
        page_each: false,
        detail: Detail::Short,
    },
    Chapter {
        kind: Kind::EnhancedCode,
        name: "enhanced-status-codes",
        title: "Enhanced status codes",
        page_each: false,
        detail: Detail::Short,
    },
    Chapter {
        kind: Kind::Provider,
        name: "providers",
        title: "Mail providers",
        page_each: true,
        detail: Detail::Full,
    },
    Chapter { kind: Kind::Port, name: "ports", title: "Ports", page_each: false, detail: Detail::Full },
];

/// Every page by its path in the catalogue.
pub(super) fn pages() -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    let mut front = format!("# What smtpdiag knows\n\n{MADE}\n\n");
    for chapter in CHAPTERS {
        let known: Vec<Term> = terms().filter(|term| term.kind == chapter.kind).collect();
        let index = if chapter.page_each { "/README.md" } else { ".md" };
        front += &format!("- [{}]({}{index}): {}\n", chapter.title, chapter.name, known.len());
        chapter.write(&known, &mut pages);
    }
    pages.insert("README.md".into(), front);
    pages
}

const MADE: &str =
    "Made from the data by `cargo xtask catalogue`; do not edit. `smtpdiag explain` prints the same.";

impl Chapter {
    fn write(&self, known: &[Term], pages: &mut BTreeMap<String, String>) {
        let mut index = format!("# {}\n\n{MADE}\n\n", self.title);
        let mut entries = String::new();
        for term in known {
            let entry = self.entry(term);
            let at = if self.page_each {
                let file = format!("{}.md", term.id);
                pages.insert(format!("{}/{file}", self.name), entry);
                file
            } else {
                let at = format!("#{}", anchor(entry.lines().next().unwrap_or_default()));
                entries += &format!("\n{entry}");
                at
            };
            index += &format!("- [{}]({at}): {}\n", term.id, term.title);
        }
        let path = if self.page_each { "/README.md" } else { ".md" };
        pages.insert(format!("{}{path}", self.name), index + &entries);
    }

    fn entry(&self, term: &Term) -> String {
        let (level, up) = if self.page_each { (1, "../") } else { (2, "") };
        let page = move |cause: &str| {
            let is_self = term.kind == Kind::Cause && term.id == cause;
            (!is_self).then(|| format!("{up}causes/{cause}.md"))
        };
        let options = MarkdownOptions { detail: self.detail, os: "any", level, page: &page };
        markdown(&Document::new(&explain(&word(term))), &options)
    }
}

/// What to ask `explain` for: 25 alone is a port too, but 250 is a reply code.
fn word(term: &Term) -> String {
    if term.kind == Kind::Port { format!("port {}", term.id) } else { term.id.clone() }
}

/// The anchor that a heading gets where Markdown is shown (GitHub's rule).
pub(super) fn anchor(heading: &str) -> String {
    let words = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}
