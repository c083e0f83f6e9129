//! The command line, one file a command.

mod again;
mod analyze;
pub(crate) mod argv;
mod diff;
mod domain;
mod explain;
mod lab;
mod language;
mod message;
mod moment;
mod monitor;
mod names;
mod papers;
mod ports;
mod probe;
mod redact;
mod resolver;
pub(crate) mod route;
mod rules;
mod session;
pub(crate) mod step;
pub(crate) mod target;
pub(crate) mod timeout;
mod tls;

pub(crate) use again::AgainArgs;
pub(crate) use analyze::AnalyzeArgs;
pub(crate) use diff::DiffArgs;
pub(crate) use domain::DomainArgs;
pub(crate) use explain::ExplainArgs;
pub(crate) use lab::{LabArgs, LabCommand, LabRunArgs};
pub(crate) use message::MessageArgs;
pub(crate) use moment::zone;
pub(crate) use monitor::MonitorArgs;
pub(crate) use names::NamesArgs;
pub(crate) use papers::{CompletionsArgs, ManArgs};
pub(crate) use ports::PortsArgs;
pub(crate) use probe::ProbeArgs;
pub(crate) use redact::RedactArgs;
pub(crate) use resolver::ResolverArgs;
pub(crate) use rules::CheckRulesArgs;
pub(crate) use session::SessionArgs;

use clap::{Args, Parser, Subcommand, ValueEnum};
use smtpdiag_core::report::Language;

/// Says why mail does not go out, and what to do about it.
#[derive(Debug, Parser)]
#[command(name = "smtpdiag", version, about, max_term_width = 100, after_help = EXIT)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) global: Global,
}

const EXIT: &str = "Exit status: 0 no fault, 1 a fault was found, 2 could not run, 3 could not tell.\n\
    With --format nagios: 0 OK, 1 WARNING, 2 CRITICAL (a fault was found), 3 UNKNOWN.";

/// Options of all commands.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct Global {
    /// What to print
    #[arg(long, global = true, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,
    /// Colours; NO_COLOR in the environment switches them off as well
    #[arg(long, visible_alias = "colour", global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Language of the answer: en, de (SMTPDIAG_LANG in the environment says the same)
    #[arg(
        long,
        global = true,
        value_name = "LANGUAGE",
        env = "SMTPDIAG_LANG",
        hide_env = true,
        default_value = "en",
        value_parser = language::parse
    )]
    pub(crate) lang: Language,
    /// Print the verdict alone
    #[arg(long, global = true, conflicts_with = "all")]
    pub(crate) quiet: bool,
    /// Print all findings in full, with the steps for every platform
    #[arg(long, global = true)]
    pub(crate) all: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// The report as JSON (see `smtpdiag schema`)
    Json,
    /// One finding a line, then a line with the summary
    Ndjson,
    /// For a ticket
    Markdown,
    /// A page in one file
    Html,
    /// `probe` alone: a line for Nagios and its kin, whose exit status it takes
    Nagios,
    /// `probe` alone: metrics for Prometheus
    Prometheus,
}

impl Format {
    /// Whether monitoring reads it, not a person.
    pub(crate) const fn is_monitoring(self) -> bool {
        matches!(self, Self::Nagios | Self::Prometheus)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What `smtpdiag schema` prints the schema of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaOf {
    /// `--format json`
    Report,
    /// `probe --record`
    Record,
    /// `probe --repeat`, without its reports
    Repeat,
    /// `diff --format json`
    Diff,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Connect to a mail server, step by step, and say what is wrong
    Probe(Box<ProbeArgs>),
    /// Say what is right and wrong with a mail domain: its records in DNS, and its mail servers
    Domain(Box<DomainArgs>),
    /// Say which mail ports are open from this network
    Ports(PortsArgs),
    /// Read logs, error messages or transcripts, and say what is wrong
    Analyze(AnalyzeArgs),
    /// Make a log fit for a public forum: secrets masked, names replaced
    Redact(RedactArgs),
    /// Explain a reply code, an enhanced code, a cause, a port or a message
    Explain(ExplainArgs),
    /// Serve mail servers that fail on demand, to see what your program does
    Lab(LabArgs),
    /// Check a folder of your own causes and patterns, and run their examples
    CheckRules(CheckRulesArgs),
    /// Say what changed between two probes that were kept with --record
    Diff(DiffArgs),
    /// Print the JSON Schema of the report, or of another kind of JSON
    Schema {
        /// Of what
        #[arg(default_value = "report")]
        of: SchemaOf,
    },
    /// Diagnose a faulty mail server inside this program, then a pasted log
    Demo,
    /// Print what a shell needs to complete commands and options
    Completions(CompletionsArgs),
    /// Print the man page, or write those of all commands into a folder
    Man(ManArgs),
}
