use anyhow::Result;

use crate::tracked;

/// Source files that no `mod` line names: written, and then forgotten.
pub(super) fn faults() -> Result<Vec<String>> {
    let mut sources = Vec::new();
    for path in tracked::files()?.into_iter().filter(|p| p.contains("/src/") && p.ends_with(".rs")) {
        let text = tracked::read(&path)?;
        sources.push((path, text));
    }
    Ok(forgotten(&sources))
}

/// A module is named by a file in its own folder, or by one beside its folder.
pub(super) fn forgotten(sources: &[(String, String)]) -> Vec<String> {
    let named = |path: &str| {
        let path = path.strip_suffix("/mod.rs").unwrap_or(path);
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let name = file.trim_end_matches(".rs");
        let declared = format!("mod {name};");
        let pointed = format!("#[path = \"{file}\"]");
        let near = |other: &str| {
            other.rsplit_once('/').is_some_and(|(at, _)| at == folder) || other == format!("{folder}.rs")
        };
        sources
            .iter()
            .any(|(other, text)| near(other) && (text.contains(&declared) || text.contains(&pointed)))
    };
    let root = |path: &str| {
        ["/main.rs", "/lib.rs"].iter().any(|end| path.ends_with(end)) || path.contains("/src/bin/")
    };
    let lost = sources.iter().map(|(path, _)| path).filter(|path| !root(path) && !named(path));
    lost.map(|path| format!("{path}: no `mod` line names it; add it where its neighbours are named"))
        .collect()
}
