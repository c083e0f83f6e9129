use anyhow::Result;

use crate::tracked;

/// Which rooms of core each room may know. Arrows go only this way.
const ROOMS: &[(&str, &[&str])] = &[
    ("limits", &[]),
    ("date", &[]),
    ("report", &[]),
    ("words", &["report"]),
    ("text", &["date", "limits", "smtp"]),
    ("smtp", &["limits"]),
    ("session", &["limits", "smtp", "text"]),
    ("tls", &["limits"]),
    ("names", &["report", "session", "text"]),
    ("pattern", &[]),
    ("knowledge", &["pattern", "report", "session", "smtp", "tls"]),
    ("carriers", &["limits", "text"]),
    ("formats", &["carriers", "limits", "session", "smtp", "text"]),
    ("matching", &["knowledge", "pattern", "session", "smtp"]),
    ("checks", &["report", "session", "smtp"]),
    ("probe", &["date", "knowledge", "limits", "matching", "report", "session", "smtp", "text", "tls"]),
    (
        "diagnosis",
        &[
            "checks",
            "date",
            "knowledge",
            "limits",
            "matching",
            "probe",
            "report",
            "session",
            "smtp",
            "text",
            "words",
        ],
    ),
    ("filter", &["carriers", "date", "formats", "limits", "smtp", "text"]),
    ("pseudonym", &["carriers", "knowledge", "limits", "pattern", "smtp", "text"]),
    ("ruleset", &["pattern"]),
    ("own", &["knowledge", "limits", "matching", "report", "ruleset", "scan"]),
    ("scan", &["diagnosis", "filter", "formats", "limits", "matching", "report", "session", "text", "words"]),
    ("explain", &["diagnosis", "knowledge", "matching", "report", "scan", "smtp", "text", "words"]),
    ("compare", &["report"]),
    ("render", &["date", "report", "text", "words"]),
];

/// `use crate::x` lines that go against the table.
pub(super) fn faults() -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for path in tracked::files()?.iter().filter(|p| p.starts_with("core/src/") && p.ends_with(".rs")) {
        if path != "core/src/lib.rs" && !path.ends_with("_tests.rs") {
            faults.extend(of_file(path, &tracked::read(path)?));
        }
    }
    Ok(faults)
}

/// Faults of one file.
pub(super) fn of_file(path: &str, text: &str) -> Vec<String> {
    let inside = path.strip_prefix("core/src/").unwrap_or(path);
    let room = inside.split(['/', '.']).next().unwrap_or(inside);
    let Some((_, may)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        return vec![format!("{path}: the room `{room}` is not in the table of `cargo xtask tidy`")];
    };
    let known = text.match_indices("crate::").map(|(at, word)| (at, first_word(&text[at + word.len()..])));
    let faults = known.filter(|(_, other)| !other.is_empty() && *other != room && !may.contains(other));
    let is_room = |other: &str| ROOMS.iter().any(|(name, _)| *name == other);
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    faults
        .filter(|(_, other)| is_room(other))
        .map(|(at, other)| format!("{path}:{}: `{room}` may not know `{other}`", line(at)))
        .collect()
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(text.len());
    &text[..end]
}
