use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::process::{Command, Stdio};

/// What a program says of a server: the name of a fact, and its value in the
/// form that all of them are brought to.
pub type Facts = BTreeMap<String, String>;

/// Where a server listens.
#[derive(Clone, Debug)]
pub struct Door {
    /// Its name in the table.
    pub name: &'static str,
    /// Port of localhost.
    pub port: u16,
    /// TLS from the first byte, not by STARTTLS.
    pub implicit: bool,
    /// File of the authority that signed its certificate.
    pub authority: String,
}

impl Door {
    /// `localhost:port`
    pub fn target(&self) -> String {
        format!("localhost:{}", self.port)
    }
}

/// Files the keywords of an EHLO answer: all of them, and the methods of AUTH.
/// `where_` is `before TLS` or `inside TLS`.
pub fn capabilities(facts: &mut Facts, where_: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let mut all: Vec<String> = lines.iter().map(|line| line.trim().to_ascii_uppercase()).collect();
    all.sort();
    let mut methods: Vec<String> = Vec::new();
    for line in &all {
        if let Some(list) = line.strip_prefix("AUTH ") {
            methods.extend(list.split_whitespace().map(str::to_owned));
        }
    }
    methods.sort();
    let methods = if methods.is_empty() { "none".into() } else { methods.join(" ") };
    facts.insert(format!("EHLO {where_}"), all.join(", "));
    facts.insert(format!("AUTH {where_}"), methods);
}

/// The distinguished name without blanks around its signs.
pub fn name(text: &str) -> String {
    let parts = text.split(',').map(|part| part.split('=').map(str::trim).collect::<Vec<_>>().join("="));
    parts.collect::<Vec<_>>().join(", ")
}

/// Runs a program and gives what it printed on both outputs. Its exit status
/// says whether the server is well, which is not asked here.
pub fn printed(program: &str, arguments: &[&str], input: &str) -> Result<String> {
    use std::io::Write as _;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {program}; `cargo xtask agree` installs it"))?;
    // A program that does not read is judged by what it prints.
    child.stdin.take().context("no pipe")?.write_all(input.as_bytes()).ok();
    let output = child.wait_with_output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr))
}
