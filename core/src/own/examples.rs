use super::RuleFile;
use crate::knowledge::cause_by_id;
use crate::matching::Rules;
use crate::report::Report;
use crate::ruleset::{Problem, Problems, Source};
use crate::scan::{Options, analyze};

/// Analyses the examples among the files by these rules: a `yes` must give its
/// cause as the first finding, an `also` as one of them, a `no` as none. Gives
/// their number, and what does not hold.
#[must_use]
pub fn check_examples(rules: Rules, files: &[RuleFile]) -> (usize, Vec<Problem>) {
    let (mut problems, mut count) = (Problems::default(), 0);
    for file in files.iter().filter(|file| file.is_examples()) {
        let Some(id) = file.id_or(&mut problems) else { continue };
        let source = file.source();
        if cause_by_id(&id).is_none() && !rules.causes().iter().any(|own| own.get().id == id) {
            let what = format!("no cause is called `{id}`");
            problems.add(&source, 0..0, &what, "name it like the file of its cause");
            continue;
        }
        for example in examples(&file.text) {
            count += 1;
            example.check(&id, rules, &source, &mut problems);
        }
    }
    (count, problems.sorted())
}

/// A paste with the answer that it must get.
struct Example<'a> {
    /// Where its head stands.
    at: usize,
    wanted: &'a str,
    text: &'a str,
}

/// The text of an example goes on to the next line that starts with `===`.
fn examples(text: &str) -> Vec<Example<'_>> {
    let is_head = |at: &usize| *at == 0 || text.as_bytes()[at - 1] == b'\n';
    let starts: Vec<usize> = text.match_indices("===").map(|(at, _)| at).filter(is_head).collect();
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(text.len()));
    let one = |(at, end): (&usize, usize)| {
        let (head, text) = text[*at..end].split_once('\n').unwrap_or((&text[*at..end], ""));
        let wanted = head.trim_start_matches('=').split_whitespace().next().unwrap_or("");
        Example { at: *at, wanted, text }
    };
    starts.iter().zip(ends).map(one).collect()
}

impl Example<'_> {
    fn check(&self, id: &str, rules: Rules, source: &Source, problems: &mut Problems) {
        let report = analyze(self.text.as_bytes(), &Options { rules, ..Options::default() });
        let first = report.findings.first().is_some_and(|finding| finding.cause == id);
        let any = report.findings.iter().any(|finding| finding.cause == id);
        let wrong = match self.wanted {
            "yes" if !first => format!("`{id}` should be the first finding here"),
            "also" if !any => format!("`{id}` should be among the findings here"),
            "no" if any => format!("`{id}` should not be found here"),
            "yes" | "also" | "no" => return,
            other => {
                let what = format!("`{other}` is no kind of example");
                return problems.add(source, self.at..self.at, &what, "write === yes, === also or === no");
            }
        };
        problems.add(source, self.at..self.at, &wrong, &found(&report));
    }
}

/// What was found instead.
fn found(report: &Report) -> String {
    let found: Vec<String> =
        report.findings.iter().map(|f| format!("{} by {} ({})", f.cause, f.rule, f.confidence)).collect();
    if found.is_empty() { "found nothing".into() } else { format!("found: {}", found.join(", ")) }
}
