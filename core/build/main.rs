//! The build script of smtpdiag-core: checks everything under `data/` and
//! compiles it into static tables. Every problem of every file is printed in
//! one run, as `file:line:column: what; hint`.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a build script reads files and prints"
)]

mod check;
mod emit;
mod load;
mod locale;
#[path = "../src/pattern/mod.rs"]
mod pattern;
mod registry;
#[path = "../src/ruleset/mod.rs"]
mod ruleset;
mod texts;
mod tls;

use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/pattern");
    println!("cargo::rerun-if-changed=src/ruleset");
    let mut problems = ruleset::Problems::default();
    let knowledge = load::load(&root.join("data"), &mut problems);
    let rules = check::compile(&knowledge, &mut problems);
    check::check(&knowledge, &rules, &mut problems);
    locale::check(&knowledge, &mut problems);
    knowledge.tls.check(&mut problems);
    texts::check(&knowledge, &mut problems);
    let problems = problems.sorted();
    problems.iter().for_each(|problem| println!("cargo::error={problem}"));
    if !problems.is_empty() {
        return;
    }
    let out = PathBuf::from(std::env::var("OUT_DIR").unwrap_or_default());
    let packed = ruleset::pack(&rules);
    let (english, german) = (texts::layers(&knowledge, &packed), texts::german(&knowledge));
    write_layers(&out.join("texts"), &english);
    write_layers(&out.join("texts-de"), &german);
    write(&out.join("texts/registry.txt"), registry::text(&knowledge).as_bytes());
    write(&out.join("tables.rs"), emit::emit(&knowledge, &packed, &english, &german).as_bytes());
    write(&out.join("words.rs"), emit::words(&knowledge).as_bytes());
    write(&out.join("patterns.bin"), &shipped(packed.patterns));
    write(&out.join("rules.bin"), &packed.rows);
}

/// Patterns with the marks under which they are filed; in the page without,
/// for there they are an eighth of the bytes, and made when first asked for.
fn shipped(patterns: Vec<u8>) -> Vec<u8> {
    let page = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32");
    if page { patterns } else { pattern::file_all(&patterns) }
}

fn write_layers(folder: &Path, layers: &[texts::Layer]) {
    if let Err(error) = std::fs::create_dir_all(folder) {
        println!("cargo::error={}: {error}", folder.display());
    }
    for layer in layers {
        write(&folder.join(format!("{}.txt", layer.name)), layer.texts.as_bytes());
    }
}

fn write(path: &Path, bytes: &[u8]) {
    if let Err(error) = std::fs::write(path, bytes) {
        println!("cargo::error={}: {error}", path.display());
    }
}
