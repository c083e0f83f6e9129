//! Where the password comes from: the environment, a file, a command, a prompt. Never
//! the command line.

use crate::failure::Failure;
use smtpdiag_core::probe::Secret;
use std::io::{self, BufRead, BufReader, IsTerminal as _};
use std::path::Path;
use std::process::{Command, Stdio};
use zeroize::Zeroizing;

/// The variable that may hold the password.
const VARIABLE: &str = "SMTPDIAG_PASSWORD";
/// The variable that may hold an access token.
const TOKEN: &str = "SMTPDIAG_TOKEN";
/// Longest password or token that is read.
const LONGEST: u64 = 64 * 1024;

/// Reads the password of a user.
pub(crate) fn password(user: &str, file: Option<&Path>, command: Option<&str>) -> Result<Secret, Failure> {
    if let Some(command) = command {
        return from_command(command);
    }
    if let Some(path) = file {
        return from_file(path);
    }
    if let Some(password) = from_environment(VARIABLE, "--password-file")? {
        return Ok(password);
    }
    if !io::stdin().is_terminal() {
        return Err(Failure::usage(
            "--user is given, but no password",
            format!(
                "Set {VARIABLE}, or give --password-file FILE (`-`: standard input), or run it on a terminal."
            ),
        ));
    }
    let prompt = format!("Password of {} (not shown): ", smtpdiag_core::render::clean(user));
    let typed = rpassword::prompt_password(prompt).map_err(|source| read_failure("the terminal", source))?;
    Ok(Secret(typed))
}

/// The access token of a file.
pub(crate) fn token(file: &Path) -> Result<Secret, Failure> {
    from_file(file)
}

/// The access token of the environment, where there is one.
pub(crate) fn token_of_environment() -> Result<Option<Secret>, Failure> {
    from_environment(TOKEN, "--token-file")
}

/// Whether the environment holds a password.
pub(crate) fn password_is_set() -> bool {
    std::env::var_os(VARIABLE).is_some_and(|password| !password.is_empty())
}

fn from_environment(variable: &str, option: &str) -> Result<Option<Secret>, Failure> {
    match std::env::var(variable) {
        Ok(secret) => Ok(Some(Secret(secret)).filter(|secret| !secret.0.is_empty())),
        Err(std::env::VarError::NotPresent) => Ok(None),
        Err(std::env::VarError::NotUnicode(_)) => Err(Failure::usage(
            format!("{variable} is not UTF-8"),
            format!("Set it again, or use {option} FILE."),
        )),
    }
}

fn from_file(path: &Path) -> Result<Secret, Failure> {
    let shown = path.display().to_string();
    if path == Path::new("-") {
        return first_line(&shown, io::stdin().lock());
    }
    let file = std::fs::File::open(path).map_err(|source| read_failure(&shown, source))?;
    first_line(&shown, BufReader::new(file))
}

/// What a password manager prints, such as `pass show mail`. Its prompts go
/// to the terminal.
fn from_command(command: &str) -> Result<Secret, Failure> {
    let (shell, option) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let mut run = Command::new(shell);
    run.args([option, command]).stderr(Stdio::inherit());
    let output = run.output().map_err(|source| read_failure("the output of --password-command", source))?;
    let printed = Zeroizing::new(output.stdout);
    if !output.status.success() {
        return Err(Failure::usage(
            format!("--password-command: it ended with {}", output.status),
            "Run it by itself: it must print the password on its first line.",
        ));
    }
    first_line("the output of --password-command", &printed[..])
}

/// The first line, without its line end.
fn first_line(path: &str, reader: impl BufRead) -> Result<Secret, Failure> {
    let mut line = Zeroizing::new(String::new());
    reader.take(LONGEST).read_line(&mut line).map_err(|source| read_failure(path, source))?;
    let password = line.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        return Err(Failure::usage(
            format!("{path}: its first line is empty"),
            "Put the password on the first line.",
        ));
    }
    Ok(Secret(password.to_owned()))
}

fn read_failure(path: &str, source: io::Error) -> Failure {
    Failure::Read {
        path: path.into(),
        source,
        advice: "Give a file that holds the password on its first line.".into(),
    }
}

#[cfg(test)]
#[path = "secret_tests.rs"]
mod tests;
