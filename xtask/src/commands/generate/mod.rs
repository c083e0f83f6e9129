//! Writes the lists of modules between `// <generated>` and `// </generated>`,
//! so that adding a reader, a carrier, a check or a printer is one file.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::workspace;

#[cfg(test)]
#[path = "generate_tests.rs"]
mod tests;

/// Arguments of `cargo xtask generate`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Only say what is old; fail when something is.
    #[arg(long)]
    pub(crate) check: bool,
}

/// A folder whose files are listed in its `mod.rs`.
struct List {
    folder: &'static str,
    /// Marks a file as a member: its text holds this.
    member: &'static str,
    /// The list after the `mod` lines; `{}` stands for the members.
    list: &'static str,
    /// One member; `{}` stands for the module's name.
    item: &'static str,
}

const LISTS: &[List] = &[
    List {
        folder: "core/src/checks",
        member: "pub(super) fn check(",
        list: "const CHECKS: &[fn(&Session) -> Option<Shows>] = &[{}];",
        item: "{}::check",
    },
    List {
        folder: "core/src/carriers",
        member: "pub(super) const CARRIER: Carrier",
        list: "const CARRIERS: &[&Carrier] = &[{}];",
        item: "&{}::CARRIER",
    },
    List {
        folder: "core/src/formats",
        member: "pub(super) const READER: Reader",
        list: "const READERS: &[&Reader] = &[{}];",
        item: "&{}::READER",
    },
];

/// Writes every list, or tells which are old.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let mut old = Vec::new();
    for list in LISTS {
        let path = workspace::root().join(list.folder).join("mod.rs");
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let new = renewed(&text, list, &members(list)?)?;
        if text != new {
            old.push(format!("{}/mod.rs", list.folder));
            if !arguments.check {
                std::fs::write(&path, new).with_context(|| format!("cannot write {}", path.display()))?;
            }
        }
    }
    if !old.is_empty() && arguments.check {
        bail!("old lists in {}; run cargo xtask generate", old.join(", "));
    }
    old.iter().for_each(|path| println!("generate: wrote {path}"));
    Ok(())
}

fn members(list: &List) -> Result<Vec<String>> {
    let folder = workspace::root().join(list.folder);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        names.extend(member(&path, list.member));
    }
    names.sort();
    Ok(names)
}

/// The module's name, when the file is a member: `<name>.rs` or `<name>/mod.rs`.
fn member(path: &Path, mark: &str) -> Option<String> {
    let file = if path.is_dir() { path.join("mod.rs") } else { path.to_path_buf() };
    let name = path.file_stem()?.to_str()?;
    let source = path.is_dir() || path.extension().is_some_and(|e| e == "rs");
    let listed = source && name != "mod" && !name.ends_with("_tests");
    (listed && std::fs::read_to_string(file).ok()?.contains(mark)).then(|| name.to_owned())
}

/// The text with its list made anew.
fn renewed(text: &str, list: &List, members: &[String]) -> Result<String> {
    let begin = text.find("// <generated>").and_then(|at| Some(at + text[at..].find('\n')? + 1));
    let end = text.find("// </generated>");
    let (Some(begin), Some(end)) = (begin, end) else {
        bail!("{}/mod.rs has no `// <generated>` and `// </generated>`", list.folder);
    };
    let mods: String = members.iter().map(|m| format!("mod {m};\n")).collect();
    let items: Vec<String> = members.iter().map(|m| list.item.replace("{}", m)).collect();
    let one_line = list.list.replace("{}", &items.join(", "));
    // rustfmt breaks behind the `=` where that is enough.
    let two_lines = one_line.replacen(" = ", " =\n    ", 1);
    let listed = if one_line.len() <= WIDTH {
        one_line
    } else if two_lines.lines().all(|line| line.len() <= WIDTH) {
        two_lines
    } else {
        let items: String = items.iter().map(|i| format!("\n    {i},")).collect();
        list.list.replace("{}", &format!("{items}\n"))
    };
    Ok(format!("{}{mods}\n{listed}\n{}", &text[..begin], &text[end..]))
}

/// As in rustfmt.toml, so that what is written is formatted.
const WIDTH: usize = 110;
