use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// One file, ready to send.
#[derive(Debug)]
pub(super) struct File {
    /// Its media type.
    pub(super) kind: &'static str,
    /// Its policy: what its page may do.
    pub(super) policy: String,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
}

/// The files of the page by path (`/app.js`).
#[derive(Debug, Default)]
pub(super) struct Files {
    by_path: BTreeMap<String, File>,
}

impl Files {
    /// Reads a folder as `cargo xtask web` left it.
    pub(super) fn load(folder: &Path) -> Result<Self> {
        let index = folder.join("index.html");
        ensure!(index.exists(), "{} is missing; run `cargo xtask web` first", index.display());
        let policy = policy(&fs::read(&index)?).context("index.html has no policy")?;
        let mut files = Self::default();
        files.add(folder, "", &policy)?;
        Ok(files)
    }

    /// The file of a path; `/` is the page.
    pub(super) fn get(&self, path: &str) -> Option<&File> {
        self.by_path.get(if path == "/" { "/index.html" } else { path })
    }

    fn add(&mut self, folder: &Path, prefix: &str, default: &str) -> Result<()> {
        for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let entry = entry?;
            let name = format!("{prefix}/{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                self.add(&entry.path(), &name, default)?;
                continue;
            }
            let bytes = fs::read(entry.path()).with_context(|| format!("cannot read {name}"))?;
            let policy = policy(&bytes).unwrap_or_else(|| default.into());
            self.by_path.insert(name.clone(), File { kind: kind(&name), policy, bytes });
        }
        Ok(())
    }
}

/// The policy in the `<meta>` of a page, so that header and page never differ.
fn policy(page: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(page.get(..page.len().min(4096))?);
    let start = head.find("content=\"default-src")? + "content=\"".len();
    let end = start + head.get(start..)?.find('"')?;
    head.get(start..end).map(Into::into)
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    }
}
