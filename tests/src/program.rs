//! The real `smtpdiag` program, and what it answers.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::OnceLock;

/// Environment variable that names a program which is built already.
pub const GIVEN: &str = "SMTPDIAG_BIN";

/// Where the program is. Built first, once a test binary, unless
/// [`GIVEN`] names one.
pub fn path() -> Result<&'static Path> {
    static PATH: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    let found = PATH.get_or_init(|| build().map_err(|error| format!("{error:#}")));
    found.as_deref().map_err(|error| anyhow::anyhow!("cannot build smtpdiag: {error}"))
}

fn build() -> Result<PathBuf> {
    if let Some(given) = std::env::var_os(GIVEN) {
        return Ok(given.into());
    }
    // target/<profile>/deps/<this test>
    let own = std::env::current_exe()?;
    let folder = own.parent().and_then(Path::parent).context("the test stands in no target folder")?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut build = Command::new(cargo);
    build.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    // The whole workspace, so that features are those of `cargo test --workspace`.
    build.args(["build", "--quiet", "--workspace", "--bin", "smtpdiag"]);
    if folder.file_name().is_some_and(|name| name == "release") {
        build.arg("--release");
    }
    let status = build.status().context("cannot start cargo")?;
    ensure!(status.success(), "cargo build: {status}");
    Ok(folder.join("smtpdiag"))
}

/// The program with `--format json`, without colours and without a password.
pub fn command(arguments: &[&str]) -> Result<Command> {
    let mut command = Command::new(path()?);
    command
        .args(arguments)
        .args(["--format", "json"])
        .env("NO_COLOR", "1")
        .env_remove("SMTPDIAG_PASSWORD")
        .env_remove("SMTPDIAG_TOKEN");
    Ok(command)
}

/// Runs the program and gives what it answers.
pub fn run(arguments: &[&str]) -> Result<Answer> {
    answer(command(arguments)?, b"")
}

/// `smtpdiag analyze -` of a text.
pub fn analyze(text: &[u8]) -> Result<Answer> {
    answer(command(&["analyze", "-"])?, text)
}

/// Runs a command that prints a report as JSON.
pub fn answer(mut command: Command, stdin: &[u8]) -> Result<Answer> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot start {command:?}"))?;
    let mut pipe = child.stdin.take().context("no pipe")?;
    let output = std::thread::scope(|scope| {
        // A program that stops reading is judged by what it answers.
        scope.spawn(move || pipe.write_all(stdin).ok());
        child.wait_with_output()
    })?;
    Answer::read(output.status, &output.stdout, &output.stderr).with_context(|| format!("{command:?}"))
}

/// What the program answered.
#[derive(Debug)]
pub struct Answer {
    /// The exit status.
    pub status: ExitStatus,
    /// The report (`smtpdiag.report.v1`).
    pub report: Value,
    /// What it said beside the report.
    pub stderr: String,
}

impl Answer {
    /// From a finished process.
    pub fn read(status: ExitStatus, stdout: &[u8], stderr: &[u8]) -> Result<Self> {
        let stderr = String::from_utf8_lossy(stderr).into_owned();
        let report = serde_json::from_slice(stdout).with_context(|| {
            format!("{status}, no report: {:?}\n{stderr}", String::from_utf8_lossy(stdout))
        })?;
        Ok(Self { status, report, stderr })
    }

    /// The verdict: `fault`, `healthy` or `unknown`.
    pub fn verdict(&self) -> &str {
        self.report["verdict"].as_str().unwrap_or_default()
    }

    /// Ids of the causes found, the one to fix first in front.
    pub fn causes(&self) -> Vec<&str> {
        let findings = self.report["findings"].as_array().map(Vec::as_slice).unwrap_or_default();
        findings.iter().filter_map(|finding| finding["cause"].as_str()).collect()
    }

    /// Holds when a fault was found, exit status 1, and its first cause is one of these.
    pub fn expect_fault(&self, first: &[&str]) -> Result<()> {
        self.expect("fault", 1)?;
        match self.causes().first() {
            Some(cause) if first.contains(cause) => Ok(()),
            _ => bail!("wanted first: {}\n{}", first.join(" or "), self.told()),
        }
    }

    /// Holds when nothing is wrong, exit status 0.
    pub fn expect_healthy(&self) -> Result<()> {
        self.expect("healthy", 0)
    }

    /// Holds when verdict and exit status are these.
    pub fn expect(&self, verdict: &str, status: i32) -> Result<()> {
        ensure!(
            self.verdict() == verdict && self.status.code() == Some(status),
            "wanted: {verdict}, exit status {status}\n{}",
            self.told()
        );
        Ok(())
    }

    /// The answer in a few lines, for the message of a test that fails.
    pub fn told(&self) -> String {
        let mut told = format!("got: {}, {}: {}\n", self.verdict(), self.status, self.report["summary"]);
        for finding in self.report["findings"].as_array().into_iter().flatten() {
            let evidence = &finding["evidence"][0]["text"];
            told += &format!("  {} by {}: {evidence}\n", finding["cause"], finding["rule"]);
        }
        for rest in self.report["unmatched"].as_array().into_iter().flatten() {
            told += &format!("  unmatched: {}\n", rest["text"]);
        }
        for event in self.report["sessions"].as_array().into_iter().flatten() {
            for event in event["events"].as_array().into_iter().flatten() {
                told += &format!("    {} {}: {}\n", event["from"], event["kind"], event["text"]);
            }
        }
        told + &self.stderr
    }
}
