use anyhow::{Context, Result, bail};

use crate::workspace;

/// Arguments of `cargo xtask new`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    what: What,
}

/// What to lay out.
#[derive(Debug, clap::Subcommand)]
enum What {
    /// A cause: `cargo xtask new cause net.example`.
    Cause {
        /// Its id, `layer.slug`.
        id: String,
    },
}

/// Lays out the files of something new, ready to be filled in.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let What::Cause { id } = &arguments.what;
    let parts = id.split_once('.').filter(|(layer, slug)| is_name(layer) && is_name(slug));
    let Some((layer, slug)) = parts else {
        bail!("`{id}` is no id of a cause; write layer.slug in small letters, such as net.example");
    };
    let folder = workspace::root().join("core/data/causes").join(layer);
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for (name, text) in [(format!("{slug}.toml"), CAUSE), (format!("{slug}.examples.txt"), EXAMPLES)] {
        let path = folder.join(name);
        if path.exists() {
            bail!("{} is there already", path.display());
        }
        std::fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        println!("wrote {}", path.display());
    }
    println!("Fill them in (core/data/README.md tells how), then: cargo xtask check");
    Ok(())
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

const CAUSE: &str = r#"stage = "network"
severity = "error"
who = "you"
explains = []
patterns = [
  { id = "words", text = "the words of the error" },
]

[retry]
helps = false

[text]
title = "Short name"
summary = "What is wrong with {host|the server}, in one sentence."
explanation = "What happened and why, for a newcomer."
avoid = ["The tempting wrong fix: what it costs."]

[[confirm]]
os = "linux"
command = "nc -vz {host|HOST} {port|587}"
expect = "What it prints in either case."

[[fix]]
platform = "php-shared-hosting"
steps = ["First step."]

[[fix]]
platform = "vps"
steps = ["First step."]

[[reference]]
title = "RFC 5321"
url = "https://www.rfc-editor.org/rfc/rfc5321"
"#;

const EXAMPLES: &str = "=== yes  a program that prints it          source: where it was seen
the words of the error
=== no   words that look alike              source: made up
other words
";
