//! The build script of smtpdiag-core: checks everything under `data/` and
//! compiles it into static tables. Every problem of every file is printed in
//! one run, as `file:line:column: what; hint`.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a build script reads files and prints"
)]

mod check;
mod diagnostic;
mod emit;
mod grams;
mod load;
mod pattern;
mod rules;
mod schema;
mod tls;

use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    let mut problems = diagnostic::Problems::default();
    let knowledge = load::load(&root.join("data"), &mut problems);
    let rules = rules::compile(&knowledge, &mut problems);
    check::check(&knowledge, &rules, &mut problems);
    knowledge.tls.check(&mut problems);
    if problems.print() {
        return;
    }
    let out = PathBuf::from(std::env::var("OUT_DIR").unwrap_or_default()).join("tables.rs");
    write(&out, &emit::emit(&knowledge, &rules));
}

fn write(path: &Path, text: &str) {
    if let Err(error) = std::fs::write(path, text) {
        println!("cargo::error={}: {error}", path.display());
    }
}
