use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::module::Module;
use super::{bundle, script, worker};
use crate::workspace;

/// The folder of the page's sources.
pub(super) fn sources() -> PathBuf {
    workspace::root().join("www")
}

/// Reads a text file of `www/`.
pub(super) fn read(name: &str) -> Result<String> {
    let path = sources().join(name);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// Reads `index.html` with the version filled in.
pub(super) fn index() -> Result<String> {
    Ok(read("index.html")?.replace("{{version}}", env!("CARGO_PKG_VERSION")))
}

/// Writes the page as a web server serves it: what it needs first, its module,
/// and what causes say, a file a layer.
pub(super) fn write(dist: &Path, module: &Module) -> Result<()> {
    let texts = dist.join("texts");
    fs::create_dir_all(&texts).with_context(|| format!("cannot make {}", texts.display()))?;
    let put = |name: &str, text: &str| {
        fs::write(dist.join(name), text).with_context(|| format!("cannot write {name}"))
    };
    let default = |literal: String| format!("export default {literal};\n");
    put("index.html", &index()?)?;
    put("icon.svg", &read("icon.svg")?)?;
    put("theme.js", &script::smaller(&read("theme.js")?))?;
    put("app.css", &script::smaller(&read("app.css")?))?;
    put("app.js", &script::smaller(&bundle::script("app.js")?))?;
    put("worker-source.js", &default(worker::literal(&worker::source(module)?)))?;
    put("module.js", &default(worker::latin(&module.wasm)))?;
    let mut names = Vec::new();
    for (layer, words) in smtpdiag_core::layers_of_texts() {
        put(&format!("texts/{layer}.js"), &default(worker::literal(words)))?;
        names.push(layer);
    }
    put("texts/layers.js", &default(serde_json::to_string(&names)?))?;
    licences(dist)
}

/// The licences travel with the page, where the repository has them.
fn licences(dist: &Path) -> Result<()> {
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let path = workspace::root().join(name);
        if path.exists() {
            fs::copy(&path, dist.join(name)).with_context(|| format!("cannot copy {name}"))?;
        }
    }
    Ok(())
}
