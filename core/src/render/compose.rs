//! From the report to the document: what is said, in which order.

use super::document::{Article, Block, Check, Document, EvidenceLine, Fixes, Link, Sign};
use super::{topic, words};
use crate::report::{Evidence, Finding, Language, Reference, Report, SessionReport, Stage, Verdict};
use crate::words::fixed;

/// Source names in evidence of what this program saw by itself: a live probe, DNS.
const LIVE: [&str; 2] = ["probe", "dns"];
/// Most consequences shown under their root.
const CONSEQUENCES: usize = 4;

pub(super) fn compose(report: &Report) -> Document {
    let mut articles = Vec::new();
    if let Some(term) = &report.topic {
        articles.push(topic::article(term, report.language));
    }
    let roots = (0..report.findings.len()).filter(|i| root_of(&report.findings, *i) == *i);
    let mut findings: Vec<Article> = roots.map(|i| finding(report, i)).collect();
    match report.verdict {
        Verdict::Fault => {
            if let Some(first) = findings.first_mut()
                && !report.summary.is_empty()
            {
                first.sentence.clone_from(&report.summary);
            }
        }
        Verdict::Healthy if report.topic.is_none() => articles.push(healthy(report)),
        Verdict::Unknown if report.topic.is_none() => articles.push(unknown(report)),
        _ => {}
    }
    articles.append(&mut findings);
    if let Some(first) = articles.first_mut() {
        let facts = report.dns.iter().map(|fact| (fact.topic.label().to_owned(), fact.text.clone()));
        let facts: Vec<_> = facts.collect();
        let end = first.blocks.iter().position(|block| matches!(block, Block::More { .. }));
        if !facts.is_empty() {
            first.blocks.insert(end.unwrap_or(first.blocks.len()), Block::Facts(facts));
        }
    }
    Document { articles, notes: report.notes.clone(), complete: report.complete, language: report.language }
}

fn is_live(source: &str) -> bool {
    LIVE.contains(&source)
}

/// Follows `consequence_of` to its end. Bounded, so that a circle ends too.
fn root_of(findings: &[Finding], index: usize) -> usize {
    let mut at = index;
    for _ in 0..findings.len() {
        match findings[at].consequence_of {
            Some(up) if up < findings.len() && up != at => at = up,
            _ => return at,
        }
    }
    index
}

fn finding(report: &Report, index: usize) -> Article {
    let (one, language) = (&report.findings[index], report.language);
    let sentence = if one.summary.is_empty() { &one.title } else { &one.summary };
    let mut standing =
        vec![words::whose_move(language, one.who, one.stage).into(), words::waiting(language, &one.retry)];
    // Of a term nothing was seen: there is nothing to be sure of.
    if report.topic.is_none() {
        standing.insert(0, words::confidence(language, one.confidence).into());
    }
    let mut blocks = vec![Block::Standing(standing)];
    push(&mut blocks, evidence(report, index), Block::Evidence);
    push(&mut blocks, paragraphs(&one.explanation), Block::Why);
    push(&mut blocks, fixes(one, language), Block::Fix);
    push(&mut blocks, checks(one), Block::Check);
    push(&mut blocks, one.avoid.clone(), Block::Avoid);
    let mut facts = Vec::new();
    if one.stage == Stage::Tls {
        let tls = report.sessions.iter().filter_map(|session| session.tls.as_ref());
        facts.extend(tls.take(1).flat_map(super::tls_rows));
        facts.extend(report.tls_scan.iter().flat_map(super::tls_scan_rows));
    }
    if index == 0 && report.verdict == Verdict::Fault {
        facts.extend(report.probe.iter().flat_map(super::probe_rows));
    }
    push(&mut blocks, facts, Block::Facts);
    blocks.push(Block::More { cause: Some(one.cause.clone()), links: links(&one.references) });
    Article {
        sign: one.severity.into(),
        sentence: sentence.clone(),
        place: one.evidence.first().filter(|e| !is_live(&e.source)).map(|e| place(e, report)),
        cause: Some(one.cause.clone()),
        blocks,
    }
}

fn place(e: &Evidence, report: &Report) -> String {
    source(&e.source, report).map_or(String::new(), |s| s + ", ") + &line_label(e.line, report.language)
}

fn line_label(line: u64, language: Language) -> String {
    fixed(language.words().line, &[("line", &line)])
}

/// The name of an input, where the report is about several.
fn source(name: &str, report: &Report) -> Option<String> {
    if is_live(name) {
        return None;
    }
    let evidence = report.findings.iter().flat_map(|f| &f.evidence).map(|e| &e.source);
    let others = report.formats.iter().map(|f| &f.source).chain(report.unmatched.iter().map(|u| &u.source));
    evidence.chain(others).any(|other| other != name).then(|| name.to_owned())
}

fn push<T>(blocks: &mut Vec<Block>, items: Vec<T>, block: fn(Vec<T>) -> Block) {
    if !items.is_empty() {
        blocks.push(block(items));
    }
}

fn evidence(report: &Report, index: usize) -> Vec<EvidenceLine> {
    let one = &report.findings[index];
    let mut lines: Vec<EvidenceLine> =
        one.evidence.iter().map(|e| evidence_line(e, report, 0, None)).collect();
    let more = one.count.saturating_sub(one.evidence.len() as u64);
    if let Some(last) = lines.last_mut().filter(|_| more > 0) {
        last.remark = Some(fixed(report.language.words().more_like_it, &[("count", &more)]));
    }
    let (at, line) = (one.evidence.first(), lines.first().and_then(|l| l.line));
    let followers = report
        .findings
        .iter()
        .enumerate()
        .filter(|(i, _)| *i != index && root_of(&report.findings, *i) == index);
    for (_, follower) in followers.take(CONSEQUENCES) {
        // One line may show both the fault and what follows from it.
        let new = follower
            .evidence
            .iter()
            .find(|e| !one.evidence.iter().any(|o| o.line == e.line && o.source == e.source));
        lines.extend(new.map(|e| {
            let line = line.filter(|_| at.is_some_and(|first| first.source == e.source));
            evidence_line(e, report, 1, Some(words::follows_from(report.language, line)))
        }));
    }
    lines
}

fn evidence_line(e: &Evidence, report: &Report, depth: usize, remark: Option<String>) -> EvidenceLine {
    let line = (!is_live(&e.source)).then_some(e.line);
    let language = report.language;
    let label = line.map_or_else(|| language.words().seen.into(), |line| line_label(line, language));
    EvidenceLine { label, source: source(&e.source, report), line, text: e.text.clone(), depth, remark }
}

fn fixes(one: &Finding, language: Language) -> Vec<Fixes> {
    let fixes = one.fixes.iter().filter(|f| !f.steps.is_empty());
    fixes
        .map(|f| Fixes {
            platform: f.platform.clone(),
            name: f.name.clone(),
            heading: words::do_this(language, &f.platform, &f.name),
            steps: f.steps.clone(),
        })
        .collect()
}

fn checks(one: &Finding) -> Vec<Check> {
    let check = |c: &crate::report::Confirm| Check {
        os: c.os.clone(),
        command: c.command.clone(),
        expect: c.expect.clone(),
    };
    one.confirm.iter().map(check).collect()
}

pub(super) fn links(references: &[Reference]) -> Vec<Link> {
    references.iter().map(|r| Link { title: r.title.clone(), url: r.url.clone() }).collect()
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).map(ToOwned::to_owned).collect()
}

fn healthy(report: &Report) -> Article {
    let mut blocks = Vec::new();
    let scan = report.tls_scan.iter().flat_map(super::tls_scan_rows);
    let done = report.probe.iter().flat_map(super::probe_rows);
    let mut facts: Vec<(String, String)> = Vec::new();
    for fact in report.sessions.iter().flat_map(seen_to_work).chain(scan).chain(done) {
        // A second dialogue with the same server shows the same once more.
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    push(&mut blocks, facts, Block::Facts);
    answer(Sign::Healthy, report, blocks)
}

/// What a healthy dialogue showed.
fn seen_to_work(session: &SessionReport) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: Option<String>| {
        facts.extend(value.map(|v| (name.to_owned(), v)));
    };
    fact("server", session.server.clone().or_else(|| session.greeting.clone()));
    fact("login", session.auth.clone());
    session.capabilities_in_words.iter().for_each(|words| fact("offers", Some(words.clone())));
    session.capabilities_compared.iter().for_each(|words| fact("before TLS", Some(words.clone())));
    facts.extend(session.tls.iter().flat_map(super::tls_rows));
    facts
}

fn unknown(report: &Report) -> Article {
    let words = report.language.words();
    // Lines of a probe are those of its transcript, which is not shown by itself.
    let live = !report.attempts.is_empty();
    let lines = report.unmatched.iter().map(|u| EvidenceLine {
        label: if live { words.seen.into() } else { line_label(u.line, report.language) },
        source: source(&u.source, report),
        line: (!live).then_some(u.line),
        text: u.text.clone(),
        depth: 0,
        remark: (u.count > 1).then(|| fixed(words.more_like_it, &[("count", &(u.count - 1))])),
    });
    let mut blocks = Vec::new();
    push(&mut blocks, lines.collect(), Block::Evidence);
    answer(Sign::Unknown, report, blocks)
}

fn answer(sign: Sign, report: &Report, blocks: Vec<Block>) -> Article {
    Article { sign, sentence: report.summary.clone(), place: None, cause: None, blocks }
}
