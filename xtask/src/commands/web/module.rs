use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{package, types};
use crate::{need, process, workspace};

/// The wasm module and the script that loads it in a worker.
#[derive(Debug)]
pub(super) struct Module {
    /// The module, after wasm-bindgen.
    pub(super) wasm: Vec<u8>,
    /// The bindings as a classic script that defines `wasm_bindgen`.
    pub(super) glue: String,
}

/// Builds the module, its bindings for a worker, and the npm package.
pub(super) fn build() -> Result<Module> {
    need::wasm_target()?;
    process::run(process::cargo().args([
        "build",
        "--package",
        "smtpdiag-wasm",
        "--profile",
        "wasm",
        "--target",
        need::WASM_TARGET,
    ]))?;
    let built = workspace::target().join(need::WASM_TARGET).join("wasm/smtpdiag_wasm.wasm");

    let folder = package();
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    bindgen(&built).web(true)?.typescript(true).generate(&folder)?;
    types::add(&folder.join("smtpdiag.d.ts"))?;
    write_manifest(&folder)?;

    let worker = workspace::target().join("smtpdiag-worker");
    bindgen(&built).no_modules(true)?.typescript(false).generate(&worker)?;
    let read = |path: PathBuf| fs::read(&path).with_context(|| format!("cannot read {}", path.display()));
    Ok(Module {
        wasm: read(worker.join("smtpdiag_bg.wasm"))?,
        glue: String::from_utf8(read(worker.join("smtpdiag.js"))?)?,
    })
}

fn bindgen(built: &Path) -> Bindgen {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(built)
        .out_name("smtpdiag")
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true);
    bindgen
}

/// The package.json that lets Node take the folder as a module.
fn write_manifest(folder: &Path) -> Result<()> {
    let manifest = format!(
        concat!(
            "{{\n  \"name\": \"smtpdiag-wasm\",\n  \"version\": \"{}\",\n  \"type\": \"module\",\n",
            "  \"license\": \"MIT OR Apache-2.0\",\n  \"main\": \"smtpdiag.js\",\n",
            "  \"types\": \"smtpdiag.d.ts\"\n}}\n"
        ),
        env!("CARGO_PKG_VERSION")
    );
    fs::write(folder.join("package.json"), manifest).context("cannot write package.json")
}
