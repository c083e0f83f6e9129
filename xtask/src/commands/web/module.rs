use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{package, types, worker};
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
    write_whole(&folder)?;

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

/// The bindings as a package has them: with all that causes say, given to the
/// module as soon as it runs.
fn write_whole(folder: &Path) -> Result<()> {
    let put = |name: &str, text: &str| {
        fs::write(folder.join(name), text).with_context(|| format!("cannot write {name}"))
    };
    put("texts.js", &format!("export default {};\n", worker::texts()?))?;
    put(
        "index.js",
        concat!(
            "import start, { giveTexts, initSync as startSync } from './smtpdiag.js';\n",
            "import texts from './texts.js';\n\n",
            "export * from './smtpdiag.js';\n\n",
            "function worded(exports) {\n",
            "  for (const [layer, text] of Object.entries(texts)) giveTexts(layer, text);\n",
            "  return exports;\n}\n\n",
            "export function initSync(module) {\n  return worded(startSync(module));\n}\n\n",
            "export default async function init(module) {\n  return worded(await start(module));\n}\n",
        ),
    )?;
    put("index.d.ts", "export * from './smtpdiag.js';\nexport { default } from './smtpdiag.js';\n")
}

/// The package.json that lets Node take the folder as a module.
fn write_manifest(folder: &Path) -> Result<()> {
    let manifest = format!(
        concat!(
            "{{\n  \"name\": \"smtpdiag-wasm\",\n  \"version\": \"{}\",\n  \"type\": \"module\",\n",
            "  \"license\": \"MIT OR Apache-2.0\",\n  \"main\": \"index.js\",\n",
            "  \"types\": \"index.d.ts\"\n}}\n"
        ),
        env!("CARGO_PKG_VERSION")
    );
    fs::write(folder.join("package.json"), manifest).context("cannot write package.json")
}
