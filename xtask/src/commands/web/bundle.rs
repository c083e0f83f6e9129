//! Joins the page's modules into one script: smaller than many, and the
//! single-file page cannot load modules from `file://`.
//!
//! It reads the small part of the language that `www/` keeps to: imports of
//! named things by relative path, and exports of functions and constants
//! where they are declared. Anything else is an error that names the line.

use anyhow::{Result, bail, ensure};

use super::pages;

/// One module: its name below `www/` and what its text imports and exports.
#[derive(Debug)]
struct Source {
    name: String,
    /// Text without `import` lines and without the word `export`.
    body: String,
    /// What is imported: (names as written, module).
    imports: Vec<(String, String)>,
    exports: Vec<String>,
}

/// One script that does what the module `entry` does.
pub(super) fn script(entry: &str) -> Result<String> {
    let mut script = String::from("\"use strict\";\nconst modules = {};\n");
    for source in collect(entry)? {
        script.push_str(&format!("modules[\"{}\"] = (() => {{\n", source.name));
        for (names, from) in &source.imports {
            let names = names.replace(" as ", ": ");
            script.push_str(&format!("const {{{names}}} = modules[\"{from}\"];\n"));
        }
        script.push_str(&source.body);
        script.push_str(&format!("return {{ {} }};\n}})();\n", source.exports.join(", ")));
    }
    Ok(script)
}

/// The modules, each after those that it imports.
fn collect(entry: &str) -> Result<Vec<Source>> {
    let mut done = Vec::new();
    visit(entry, &mut Vec::new(), &mut done)?;
    Ok(done)
}

fn visit(name: &str, path: &mut Vec<String>, done: &mut Vec<Source>) -> Result<()> {
    if done.iter().any(|source| source.name == name) {
        return Ok(());
    }
    ensure!(
        !path.iter().any(|above| above == name),
        "www/{name} imports itself by way of {}",
        path.join(", ")
    );
    let source = parse(name, &pages::read(name)?)?;
    path.push(name.to_owned());
    for (_, from) in &source.imports {
        visit(from, path, done)?;
    }
    path.pop();
    done.push(source);
    Ok(())
}

fn parse(name: &str, text: &str) -> Result<Source> {
    let mut source =
        Source { name: name.into(), body: String::new(), imports: Vec::new(), exports: Vec::new() };
    for (index, line) in text.lines().enumerate() {
        if line.starts_with("import ") {
            let Some((names, from)) = import(line) else {
                bail!("www/{name}:{}: write `import {{ names }} from './file.js';` on one line", index + 1);
            };
            source.imports.push((names.into(), resolve(name, from)));
        } else if let Some(declaration) = line.strip_prefix("export ") {
            let Some(exported) = declared(declaration) else {
                bail!("www/{name}:{}: export functions and constants where they are declared", index + 1);
            };
            source.exports.push(exported.into());
            source.body.push_str(declaration);
            source.body.push('\n');
        } else {
            source.body.push_str(line);
            source.body.push('\n');
        }
    }
    Ok(source)
}

/// The names and the path of `import { names } from 'path';`.
fn import(line: &str) -> Option<(&str, &str)> {
    let rest = line.strip_prefix("import {")?;
    let (names, from) = rest.split_once("} from ")?;
    let path = from.trim_end_matches(';').trim().trim_matches(['\'', '"']);
    path.starts_with('.').then_some((names, path))
}

/// The name that `function name(`, `async function name(` or `const name =` declares.
fn declared(declaration: &str) -> Option<&str> {
    let rest = ["async function ", "function ", "const "]
        .iter()
        .find_map(|keyword| declaration.strip_prefix(keyword))?;
    rest.split(|character: char| !(character.is_alphanumeric() || character == '_'))
        .next()
        .filter(|name| !name.is_empty())
}

/// A relative import as a name below `www/`.
fn resolve(importer: &str, path: &str) -> String {
    let mut parts: Vec<&str> = importer.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
#[path = "bundle_tests.rs"]
mod tests;
