use super::fill::{Values, fill};
use super::known::Known;
use crate::knowledge::{CauseId, PROVIDERS, Text, provider_by_host};
use crate::report::{Confirm, Context, Evidence, Finding, Fix, Language, Reference, Retry, Severity};

/// What a finding needs beside the texts of its cause.
#[derive(Debug, Default)]
pub(crate) struct Case {
    pub(crate) rule: String,
    pub(crate) confidence: f64,
    /// Overrides the cause's own severity where the case is milder.
    pub(crate) milder: Option<Severity>,
    pub(crate) values: Values,
    pub(crate) context: Context,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) count: u64,
    pub(crate) first_seen: Option<String>,
    pub(crate) last_seen: Option<String>,
    /// Fix platform to show first.
    pub(crate) platform: Option<&'static str>,
    /// The language of its texts.
    pub(crate) language: Language,
}

/// A finding of `cause` with the texts filled in. The values must be fit to
/// show already; our own texts need no masking.
pub(super) fn finding(id: CauseId, case: Case) -> Finding {
    let (cause, told) = (id.get(), id.text_in(case.language));
    let text = |template: &str| fill(template, &case.values);
    Finding {
        cause: cause.id.into(),
        rule: case.rule,
        severity: case.milder.unwrap_or(cause.severity),
        confidence: (case.confidence * 100.0).round() / 100.0,
        title: told.title.into(),
        summary: text(told.summary),
        explanation: text(told.explanation),
        stage: cause.stage,
        who: cause.who,
        retry: Retry { helps: cause.retry_helps, after: told.retry_after.map(Into::into) },
        consequence_of: None,
        evidence: case.evidence,
        context: case.context,
        count: case.count,
        first_seen: case.first_seen,
        last_seen: case.last_seen,
        confirm: confirm(told, &text),
        fixes: fixes(told, case.platform, case.language, &text),
        avoid: told.avoid.iter().map(|a| text(a)).collect(),
        references: references(told),
    }
}

/// The finding that `explain` shows of a cause: its texts, nothing seen.
pub(crate) fn of_cause(id: CauseId, confidence: f64, language: Language) -> Finding {
    let case = Case { rule: format!("explain/{}", id.get().id), confidence, language, ..Case::default() };
    let mut finding = finding(id, case);
    finding.severity = Severity::Info;
    finding
}

fn confirm(told: &Text, text: &impl Fn(&str) -> String) -> Vec<Confirm> {
    let one = |c: &crate::knowledge::Confirm| Confirm {
        os: c.os.into(),
        command: text(c.command),
        expect: text(c.expect),
    };
    told.confirm.iter().map(one).collect()
}

/// The detected platform first, then the steps that hold anywhere, then the
/// order of the file.
fn fixes(
    told: &Text,
    platform: Option<&str>,
    language: Language,
    text: &impl Fn(&str) -> String,
) -> Vec<Fix> {
    let mut fixes: Vec<_> = told.fixes.iter().collect();
    fixes.sort_by_key(|f| if Some(f.platform) == platform { 0 } else { 1 + i32::from(f.platform != "any") });
    let one = |f: &crate::knowledge::Fix| Fix {
        platform: f.platform.into(),
        name: platform_name(f.platform, language).into(),
        steps: f.steps.iter().map(|s| text(s)).collect(),
    };
    fixes.into_iter().map(one).collect()
}

/// The name of a fix platform for people.
fn platform_name(id: &str, language: Language) -> &str {
    let words = language.words();
    match id {
        "any" => words.anywhere,
        "php-shared-hosting" => words.shared_hosting,
        "vps" => words.own_server,
        "wordpress" => "WordPress",
        "docker" => "Docker",
        "windows" => "Windows",
        "nodejs" => "Node.js",
        "python" => "Python",
        "ruby" => "Ruby",
        "java" => "Java",
        "dotnet" => ".NET",
        "postfix" => "Postfix",
        "exim" => "Exim",
        "server-owner" => words.server_owner,
        other => other,
    }
}

fn references(told: &Text) -> Vec<Reference> {
    told.references.iter().map(|r| Reference { title: r.title.into(), url: r.url.into() }).collect()
}

/// Fills what the input as a whole tells into a case. A live probe has no
/// sending program; a provider counts for its own servers and for words whose
/// server is not known.
pub(super) fn with_known(case: &mut Case, known: &Known, live: bool) {
    let sender = known.sender().filter(|_| !live);
    case.platform = sender.map(|s| s.platform);
    case.context.software = sender.map(|s| s.name.into());
    case.values.set_default("software", sender.map(|s| s.name));
    let server = case.context.host.as_deref();
    let of_server = server.and_then(provider_by_host).map(|p| &PROVIDERS[usize::from(p)]);
    let spoken =
        known.provider().filter(|_| server.is_none() || known.providers.len() == 1 && known.one_server);
    let provider = of_server.or(spoken).map(|p| p.name.to_owned());
    let provider = case.context.provider.clone().or(provider);
    case.values.set_default("provider", provider.as_deref());
    case.context.provider = provider;
}
