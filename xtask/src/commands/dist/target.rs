use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{need, process, workspace};

/// Programs for it run on every Linux with this processor.
const STATIC: &str = "x86_64-unknown-linux-musl";

/// What the program is built for.
pub(super) struct Target {
    name: String,
    /// Why it is no static one.
    why_not: Option<String>,
}

impl Target {
    /// The static target where its parts can be had, else the machine's own.
    pub(super) fn choose() -> Result<Self> {
        let host = host()?;
        if host != STATIC.replace("musl", "gnu") {
            return Ok(Self { why_not: Some(format!("this machine is {host}")), name: host });
        }
        match need::musl(STATIC) {
            Ok(()) => Ok(Self { name: STATIC.into(), why_not: None }),
            Err(error) => {
                eprintln!("No static program: {error:#}");
                Ok(Self { name: host, why_not: Some(format!("{error:#}")) })
            }
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn is_static(&self) -> bool {
        self.why_not.is_none()
    }

    /// For people: what it is, and why it is no static one.
    pub(super) fn told(&self) -> String {
        match &self.why_not {
            None => format!("{}, static", self.name),
            Some(why) => format!("{}, NOT static: {why}", self.name),
        }
    }

    /// Builds the program for it.
    pub(super) fn build(&self, profile: &str) -> Result<PathBuf> {
        let mut build = process::cargo();
        build.args(["build", "--quiet", "-p", "smtpdiag", "--profile", profile, "--target", &self.name]);
        process::run(&mut build)?;
        let folder = if profile == "dev" { "debug" } else { profile };
        Ok(workspace::target().join(&self.name).join(folder).join("smtpdiag"))
    }
}

/// The target that this machine's compiler has by itself.
fn host() -> Result<String> {
    let told = process::output(process::command("rustc").arg("-vV"))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc -vV names no host")?.to_owned())
}
