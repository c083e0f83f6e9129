//! Reads the data folder.

use crate::locale::{Locale, Words};
use crate::ruleset::{self as schema, File, Problem, Problems, Source};
use crate::tls::Tls;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

/// Everything under `data/`, each list sorted by id.
pub struct Knowledge {
    pub causes: Vec<File<schema::Cause>>,
    pub software: Vec<File<schema::Software>>,
    pub providers: Vec<File<schema::Provider>>,
    pub networks: Vec<File<schema::Network>>,
    pub reply: Option<File<schema::ReplyCodes>>,
    pub enhanced: Option<File<schema::EnhancedCodes>>,
    pub ports: Option<File<schema::Ports>>,
    pub tls: Tls,
    /// The fixed words of the answers.
    pub words: Option<File<Words>>,
    pub german: Locale,
}

/// Reads all files; what cannot be read is a problem and left out.
pub fn load(data: &Path, problems: &mut Problems) -> Knowledge {
    Knowledge {
        causes: layers(&data.join("causes"), problems),
        software: folder(&data.join("software"), "", problems),
        providers: folder(&data.join("providers"), "", problems),
        networks: folder(&data.join("networks"), "", problems),
        reply: file(&data.join("codes/reply.toml"), "reply".into(), problems),
        enhanced: file(&data.join("codes/enhanced.toml"), "enhanced".into(), problems),
        ports: file(&data.join("codes/port.toml"), "port".into(), problems),
        tls: Tls {
            certificates: file(&data.join("tls/certificates.toml"), "certificates".into(), problems),
            suites: file(&data.join("tls/suites.toml"), "suites".into(), problems),
            clients: file(&data.join("tls/clients.toml"), "clients".into(), problems),
        },
        words: words(data, "en", problems),
        german: Locale {
            words: words(data, "de", problems),
            causes: layers(&data.join("locales/de/causes"), problems),
        },
    }
}

fn words(data: &Path, tag: &str, problems: &mut Problems) -> Option<File<Words>> {
    file(&data.join(format!("locales/{tag}/words.toml")), tag.into(), problems)
}

fn layers<T: DeserializeOwned>(folder_of_layers: &Path, problems: &mut Problems) -> Vec<File<T>> {
    let mut causes = Vec::new();
    for layer in entries(folder_of_layers) {
        if let (true, Some(name)) = (layer.is_dir(), layer.file_name().and_then(|n| n.to_str())) {
            causes.extend(folder(&layer, &format!("{name}."), problems));
        }
    }
    causes
}

fn folder<T: DeserializeOwned>(path: &Path, prefix: &str, problems: &mut Problems) -> Vec<File<T>> {
    let mut files = Vec::new();
    for entry in entries(path) {
        let stem = entry.file_stem().and_then(|s| s.to_str());
        if let (Some("toml"), Some(stem)) = (entry.extension().and_then(|e| e.to_str()), stem) {
            files.extend(file(&entry, format!("{prefix}{stem}"), problems));
        }
    }
    files
}

fn entries(path: &Path) -> Vec<PathBuf> {
    let found = std::fs::read_dir(path).into_iter().flatten().flatten();
    let mut entries: Vec<PathBuf> = found.map(|e| e.path()).collect();
    entries.sort();
    entries
}

fn file<T: DeserializeOwned>(path: &Path, id: String, problems: &mut Problems) -> Option<File<T>> {
    let shown = path.components().skip_while(|c| c.as_os_str() != "data");
    let shown = format!("core/{}", shown.collect::<PathBuf>().display());
    match std::fs::read_to_string(path) {
        Ok(text) => File::parse(id, Source { path: shown, text }, problems),
        Err(error) => {
            let what = format!("cannot be read: {error}");
            problems.list.push(Problem { path: shown, line: 1, column: 1, what, hint: String::new() });
            None
        }
    }
}
