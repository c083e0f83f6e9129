use super::program::Unknown;
use crate::knowledge::CAUSES;
use crate::matching::Rules;
use crate::report::{Report, Severity, Verdict};
use crate::words::fixed;

/// The causes that a report is to be about: ids (`net.timeout`) and layers (`tls`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Only(Vec<String>);

impl Only {
    /// Reads ids and layers, built-in ones and those of a user's own rules.
    ///
    /// # Errors
    /// With the nearest known ones where a word names no cause.
    pub fn named<'a>(words: impl IntoIterator<Item = &'a str>, rules: Rules) -> Result<Self, Unknown> {
        let causes = || CAUSES.iter().chain(rules.causes().iter().map(|own| own.get()));
        let known = |word: &String| causes().any(|c| c.id == word || layer(c.id) == word);
        let read = |word: &str| {
            let lower = word.trim().to_ascii_lowercase();
            let all = causes().flat_map(|c| [c.id, layer(c.id)]);
            if known(&lower) { Ok(lower) } else { Err(Unknown::new(word.trim(), all)) }
        };
        words.into_iter().map(read).collect::<Result<_, _>>().map(Self)
    }

    /// Leaves out the findings that are not asked for. A verdict that rested
    /// on them is unknown then: nothing says that all is well.
    pub fn apply(&self, report: &mut Report) {
        let wanted = |cause: &str| self.0.iter().any(|w| w == cause || w == layer(cause));
        let kept: Vec<bool> = report.findings.iter().map(|f| wanted(&f.cause)).collect();
        let left_out = kept.iter().filter(|k| !**k).count();
        if left_out == 0 {
            return;
        }
        let place = |old: usize| kept[..old].iter().filter(|k| **k).count();
        let mut keep = kept.iter();
        report.findings.retain(|_| *keep.next().unwrap_or(&false));
        for finding in &mut report.findings {
            let root = finding.consequence_of.filter(|root| kept.get(*root) == Some(&true));
            finding.consequence_of = root.map(place);
        }
        self.judge(report, left_out);
    }

    fn judge(&self, report: &mut Report, left_out: usize) {
        let words = report.language.words();
        let sentence = if left_out == 1 { words.left_out_one } else { words.left_out };
        report.notes.push(fixed(sentence, &[("count", &left_out)]));
        let fault = report.findings.iter().any(|f| f.severity == Severity::Error);
        report.summary = match (report.findings.first(), fault) {
            (Some(first), _) => first.summary.clone(),
            (None, _) => fixed(words.no_finding, &[("kinds", &self.0.join(", "))]),
        };
        if !fault && report.verdict == Verdict::Fault {
            report.verdict = Verdict::Unknown;
        }
    }
}

/// `tls` of `tls.cert-expired`
fn layer(id: &str) -> &str {
    id.split('.').next().unwrap_or(id)
}
