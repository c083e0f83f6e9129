use super::changes::{change, changed};
use super::facts::{Fact, facts, verdict};
use crate::report::{Change, Report};

/// Follows one server over many probes and tells what is new. A server that is
/// down shows no certificate and no capabilities: those are no changes, and
/// what it shows when it is back is held against what it showed before.
#[derive(Debug, Default)]
pub struct Watcher {
    /// Verdict and causes of the probe before.
    state: Option<(&'static str, Vec<String>)>,
    /// The value of each other thing, as last seen.
    known: Vec<Fact>,
}

impl Watcher {
    /// What this probe shows that the one before did not; of the first one its
    /// verdict.
    pub fn take(&mut self, report: &Report) -> Vec<Change> {
        let causes: Vec<String> = report.findings.iter().map(|f| f.cause.clone()).collect();
        let state = (verdict(report), causes);
        let mut news = Vec::new();
        if self.state.as_ref() != Some(&state) {
            let before = self.state.as_ref().map(|(verdict, _)| (*verdict).to_owned());
            let words = format!("{}: {}", state.0, report.summary);
            news.push(Change { words, ..changed("verdict", before, Some(state.0.into())) });
        }
        self.state = Some(state);
        news.extend(facts(report).into_iter().filter_map(|fact| self.seen(fact)));
        news
    }

    fn seen(&mut self, mut fact: Fact) -> Option<Change> {
        match fact.what {
            // Told by the verdict.
            "verdict" | "findings" => return None,
            // Whether they answer is told by the verdict too.
            "addresses" => fact.items.iter_mut().for_each(|item| {
                item.truncate(item.find(' ').unwrap_or(item.len()));
            }),
            _ => {}
        }
        if fact.items.is_empty() {
            return None;
        }
        let Some(known) = self.known.iter_mut().find(|known| known.what == fact.what) else {
            self.known.push(fact);
            return None;
        };
        let news = (known.items != fact.items).then(|| change(known, &fact));
        *known = fact;
        news
    }
}

#[cfg(test)]
#[path = "watcher_tests.rs"]
mod tests;
