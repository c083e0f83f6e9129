//! Texts that are not about mail going out: licences, modules and documents of
//! Perl. None may hold a fault that is stated above one half.

use smtpdiag_core::report::Severity;
use smtpdiag_core::{Options, analyze};
use std::path::{Path, PathBuf};

/// Where Debian keeps such texts; Perl comes with git.
const FOLDERS: [&str; 2] = ["/usr/share/common-licenses", "/usr/share/perl"];

/// `Net::SMTP` and its neighbours: they are about mail.
const MAIL: &str = "Net";

/// Still wrong: it names an address for mail, and beside it a list of its own
/// on which methods are "blacklisted".
const KNOWN: &str = "File/Fetch.pm";

/// Fewer would prove little, and more or larger ones only take time.
const LEAST: usize = 200;
const MOST: usize = 400;
const LARGEST: u64 = 64 * 1024;

#[test]
fn no_fault_in_texts_of_packages() {
    let mut texts = Vec::new();
    FOLDERS.iter().for_each(|folder| collect(Path::new(folder), &mut texts));
    texts.retain(|path| !path.ends_with(KNOWN));
    texts.sort();
    texts.truncate(MOST);
    assert!(texts.len() >= LEAST, "{} texts; install the package perl", texts.len());
    let alarms: Vec<String> = texts.iter().filter_map(|path| alarm(path)).collect();
    assert!(alarms.is_empty(), "{} texts\n{}", texts.len(), alarms.join("\n"));
}

/// The fault that is stated in a text, with its place.
fn alarm(path: &Path) -> Option<String> {
    let report = analyze(&std::fs::read(path).ok()?, &Options::default());
    let fault = report.findings.iter().find(|f| f.severity == Severity::Error && f.confidence > 0.5)?;
    let evidence = fault.evidence.first().map_or("", |e| e.text.as_str());
    Some(format!("{}: {} by {}: {evidence}", path.display(), fault.cause, fault.rule))
}

fn collect(folder: &Path, texts: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        if path.is_dir() && !path.is_symlink() && !path.ends_with(MAIL) {
            collect(&path, texts);
        } else if is_text(&path) && path.metadata().is_ok_and(|data| data.len() <= LARGEST) {
            texts.push(path);
        }
    }
}

/// By its name; the licences have none that tells.
fn is_text(path: &Path) -> bool {
    let kind = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    path.starts_with("/usr/share/common-licenses") || matches!(kind, "pm" | "pl" | "pod")
}
