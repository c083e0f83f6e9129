//! How much of a document is said; the same for all printers.

use super::document::{Article, Check, Document, Fixes, Sign};

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// The verdict and how sure it is.
    Verdict,
    /// About a screen: the first finding with its first platform, the others one line each.
    #[default]
    Short,
    /// Everything.
    Full,
}

/// Articles in full, and those that are listed.
pub(super) fn articles(document: &Document, detail: Detail) -> (&[Article], &[Article]) {
    let all = document.articles.len();
    document.articles.split_at(if detail == Detail::Full { all } else { all.min(1) })
}

/// Steps that are shown, and the names of the platforms whose steps are not.
pub(super) fn fixes(fixes: &[Fixes], detail: Detail) -> (&[Fixes], Vec<&str>) {
    // Steps for everybody alone may not be enough: the first platform goes with them.
    let any = fixes.first().is_some_and(|f| f.platform == "any");
    let shown = if detail == Detail::Full { fixes.len() } else { 1 + usize::from(any) };
    let (shown, others) = fixes.split_at(shown.min(fixes.len()));
    (shown, others.iter().filter(|f| f.platform != "any").map(|f| f.name.as_str()).collect())
}

/// Checks that are shown: all, or the first one for the reader's system.
pub(super) fn checks<'a>(checks: &'a [Check], detail: Detail, os: &str) -> Vec<&'a Check> {
    let fits = |c: &&Check| detail == Detail::Full || c.os == "any" || c.os == os;
    let most = if detail == Detail::Full { checks.len() } else { 1 };
    checks.iter().filter(fits).take(most).collect()
}

/// Facts that are shown: a screen has no room for every one about TLS, and a
/// live probe has shown them line by line.
pub(super) fn facts(facts: &[(String, String)], sign: Sign, detail: Detail) -> Vec<&(String, String)> {
    let short = detail != Detail::Full;
    let fault = matches!(sign, Sign::Fault | Sign::Warning | Sign::Info);
    let told = |name: &str| matches!(name, "certificate" | "of" | "chain" | "note" | "offers");
    let hidden = |name: &str| short && (told(name) || fault && name == "TLS");
    facts.iter().filter(|(name, _)| sign == Sign::Topic || !hidden(name)).collect()
}

/// What the reader should know about the report itself.
pub(super) fn notes(document: &Document) -> Vec<String> {
    let cut = (!document.complete).then(|| document.language.words().incomplete.to_owned());
    cut.into_iter().chain(document.notes.iter().cloned()).collect()
}
