use super::moment::{self, Moment};
use super::rules::OwnRules;
use crate::failure::Failure;
use crate::io::clock;
use clap::Args;
use smtpdiag_core::{Filter, Only, Options, Program, Rules};
use std::path::PathBuf;

/// `smtpdiag analyze`.
#[derive(Debug, Args)]
#[command(
    after_help = "Packed files (gzip, zstd, bzip2, xz) are known by their first bytes, whatever their names.\n\
    Folders are walked in the order of names; hidden files in them are left out.\n\
    All inputs give one report. When one cannot be read, the others are, and the exit status is 2."
)]
pub(crate) struct AnalyzeArgs {
    /// Files and folders to read; `-`, or none, means standard input
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Tell only these causes: ids (net.timeout) or layers (tls)
    #[arg(long, value_name = "CAUSE", value_delimiter = ',', help_heading = FILTERS)]
    only: Vec<String>,
    /// Only lines from this time on: 2h, 2026-11-24, "2026-11-24 13:00", RFC 3339
    #[arg(long, value_name = "TIME", value_parser = moment::parse, help_heading = FILTERS)]
    since: Option<Moment>,
    /// Only lines up to this time; a day counts to its end
    #[arg(long, value_name = "TIME", value_parser = moment::parse, help_heading = FILTERS)]
    until: Option<Moment>,
    /// Only lines with this queue id (Exim: message id)
    #[arg(long, value_name = "ID", help_heading = FILTERS)]
    queue_id: Option<String>,
    /// Only deliveries to this address
    #[arg(long, value_name = "ADDRESS", help_heading = FILTERS)]
    to: Option<String>,
    /// The sending program, where the log does not show it
    #[arg(long, value_name = "NAME", help_heading = FILTERS)]
    software: Option<String>,
    /// Leave passwords and tokens as they stand; answers in AUTH stay masked
    #[arg(long, help_heading = "Output")]
    no_redact: bool,
    #[command(flatten)]
    rules: OwnRules,
}

const FILTERS: &str = "Filters";

impl AnalyzeArgs {
    /// How each input is read.
    pub(crate) fn options(&self) -> Result<Options, Failure> {
        let (now, zone) = (clock::unix_time(), moment::zone());
        let filter = Filter {
            since: self.since.map(|t| t.first(now, zone)),
            until: self.until.map(|t| t.last(now, zone)),
            now,
            offset: zone.whole_seconds(),
            queue_id: self.queue_id.clone(),
            to: self.to.as_ref().map(|to| to.trim_matches(['<', '>']).to_owned()),
        };
        let software = self.software.as_deref().map(Program::named).transpose();
        let software = software.map_err(|e| {
            Failure::usage(format!("--software: {e}"), "Give the name of the program that sends.")
        })?;
        let rules = self.rules.read()?;
        Ok(Options { filter: Some(filter), software, redact: !self.no_redact, rules, ..Options::default() })
    }

    /// The causes to tell; `None`: all.
    pub(crate) fn only(&self, rules: Rules) -> Result<Option<Only>, Failure> {
        if self.only.is_empty() {
            return Ok(None);
        }
        Only::named(self.only.iter().map(String::as_str), rules).map(Some).map_err(|e| {
            Failure::usage(format!("--only: {e}"), "Give ids such as net.timeout, or layers such as tls.")
        })
    }
}
