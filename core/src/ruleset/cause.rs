use super::check::PLATFORMS;
use super::file::File;
use super::problem::{Problems, Source};
use super::schema::Cause;
use toml::Spanned;

const STAGES: &[&str] = &["client", "dns", "network", "tls", "auth", "envelope", "message", "delivery"];
const SEVERITIES: &[&str] = &["error", "warning", "info"];
const WHO: &[&str] = &["you", "your-host", "provider", "recipient", "nobody"];
const SYSTEMS: &[&str] = &["any", "linux", "macos", "windows"];
const TEXT_HOLES: &[&str] = &[
    "host",
    "ip",
    "port",
    "domain",
    "address",
    "user_domain",
    "code",
    "enhanced_code",
    "command",
    "software",
    "provider",
    "size",
    "name",
    "date",
    "reason",
    "starttls",
    "starttls_answer",
    "tls_shown",
    "certificate_dates",
];

/// Checks one cause against the ids that are known.
pub(crate) fn check_cause(file: &File<Cause>, known: &[&str], problems: &mut Problems) {
    let (source, cause) = (&file.source, &file.data);
    one_of(source, &cause.stage, STAGES, "stage", problems);
    one_of(source, &cause.severity, SEVERITIES, "severity", problems);
    one_of(source, &cause.who, WHO, "who", problems);
    for id in cause.explains.iter().chain(&cause.strangers) {
        one_of(source, id, known, "cause", problems);
    }
    let mut texts = vec![&cause.text.summary, &cause.text.explanation];
    for confirm in &cause.confirm {
        one_of(source, &confirm.os, SYSTEMS, "os", problems);
        texts.extend([&confirm.command, &confirm.expect]);
    }
    for fix in &cause.fix {
        one_of(source, &fix.platform, PLATFORMS, "platform", problems);
        texts.extend(&fix.steps);
    }
    texts.into_iter().for_each(|text| check_holes(source, text, problems));
    for reference in &cause.reference {
        if !reference.url.get_ref().starts_with("http") {
            problems.add(source, reference.url.span(), "a reference that is no https address", "");
        }
    }
}

/// Whether a word is one of the known ones.
pub(crate) fn one_of(
    source: &Source,
    value: &Spanned<String>,
    known: &[&str],
    what: &str,
    problems: &mut Problems,
) {
    if !known.contains(&value.get_ref().as_str()) {
        let message = format!("`{}` is no {what}", value.get_ref());
        problems.add(source, value.span(), &message, &format!("known: {}", known.join(", ")));
    }
}

/// Holes of texts look like `{host|the server}`; other braces are plain text.
fn check_holes(source: &Source, text: &Spanned<String>, problems: &mut Problems) {
    let mut rest = text.get_ref().as_str();
    while let Some(start) = rest.find('{') {
        rest = &rest[start + 1..];
        let Some(end) = rest.find('}') else { return };
        let inside = &rest[..end];
        let name = inside.split('|').next().unwrap_or(inside);
        if TEXT_HOLES.contains(&inside) {
            let hint = format!("write {{{name}|words for when it is unknown}}");
            problems.add(source, text.span(), &format!("the hole `{{{name}}}` has no fallback"), &hint);
        } else if inside.contains('|')
            && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
            && !name.is_empty()
            && !TEXT_HOLES.contains(&name)
        {
            let hint = format!("known: {}", TEXT_HOLES.join(", "));
            problems.add(source, text.span(), &format!("no hole of texts is called `{name}`"), &hint);
        }
    }
}
