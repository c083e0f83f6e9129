use super::route::RouteArgs;
use super::rules::OwnRules;
use super::target::{self, Target};
use super::{AgainArgs, MessageArgs, MonitorArgs, NamesArgs, SessionArgs, step, timeout};
use crate::failure::Failure;
use clap::{ArgAction, Args, ValueEnum};
use smtpdiag_core::probe::{Mechanism, TlsChoice};
use smtpdiag_core::smtp::Step;
use std::path::PathBuf;
use std::time::Duration;

/// `smtpdiag probe`.
#[derive(Debug, Args)]
#[command(after_help = "Without --user nobody logs in; without --to nothing is offered for delivery; \
    without --send no message is sent.\n\
    Where no connection comes about, the mail ports and port 443 of the same host are looked at, to tell\n\
    a blocked port from a server that is down. Nobody else is contacted, but the host of --compare-with,\n\
    and DNS for names.\n\
    The password comes from SMTPDIAG_PASSWORD, from --password-file, from --password-command, or from a prompt; \
    an access token from --token-file or SMTPDIAG_TOKEN: \
    never from the command line, where other users of the machine could read it.")]
pub(crate) struct ProbeArgs {
    // Not a docstring: the brackets of an IPv6 address would read as a link.
    #[arg(value_name = "TARGET", required_unless_present = "server", help = TARGET_HELP)]
    pub(crate) target: Option<String>,
    /// The host, in place of TARGET
    #[arg(short = 's', long, value_name = "HOST", conflicts_with = "target")]
    pub(crate) server: Option<String>,
    /// The port, where TARGET has none
    #[arg(short = 'p', long, value_name = "PORT", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) port: Option<u16>,
    /// How to come to TLS; auto: implicit on port 465, STARTTLS elsewhere
    #[arg(long, value_name = "MODE", default_value = "auto", overrides_with = "tls_on_connect")]
    pub(crate) tls: TlsMode,
    /// The same as --tls implicit
    #[arg(long, hide = true, action = ArgAction::SetTrue)]
    pub(crate) tls_on_connect: bool,
    /// Trust the certificates of this PEM file as well
    #[arg(long, value_name = "FILE", visible_alias = "cacert", alias = "CAfile")]
    pub(crate) ca_file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) tls_checks: super::tls::TlsArgs,
    /// Log in as this user
    #[arg(short = 'u', long, value_name = "NAME", visible_alias = "auth-user")]
    pub(crate) user: Option<String>,
    /// Read the password from the first line of this file; `-` means standard input
    #[arg(long, value_name = "FILE", requires = "user")]
    pub(crate) password_file: Option<PathBuf>,
    /// Read the password from the first line that this command prints
    #[arg(long, value_name = "COMMAND", requires = "user", conflicts_with = "password_file")]
    pub(crate) password_command: Option<String>,
    /// Login mechanism, or `all` to try each that the server offers; otherwise the strongest one
    #[arg(long, value_name = "MECHANISM", ignore_case = true, requires = "user")]
    pub(crate) auth: Option<MechanismName>,
    /// Try this sender (MAIL FROM)
    #[arg(short = 'f', long, value_name = "ADDRESS", value_parser = envelope_address)]
    pub(crate) from: Option<String>,
    /// Try these recipients (RCPT TO), each with its own result; a message goes only with --send
    #[arg(long, value_name = "ADDRESS", value_delimiter = ',', value_parser = envelope_address)]
    pub(crate) to: Vec<String>,
    /// Limit of each step; the reply to a message gets twelve times as long, from 30s to 10m
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = timeout::parse)]
    pub(crate) timeout: Duration,
    /// Our name in EHLO
    #[arg(long, value_name = "NAME", visible_alias = "helo", value_parser = ehlo_name)]
    pub(crate) ehlo: Option<String>,
    /// IPv4 alone
    #[arg(short = '4', conflicts_with = "v6")]
    pub(crate) v4: bool,
    /// IPv6 alone
    #[arg(short = '6')]
    pub(crate) v6: bool,
    /// End after this step: connect, banner, ehlo, tls, auth, mail, rcpt
    #[arg(short = 'q', long, value_name = "STEP", value_parser = step::parse)]
    pub(crate) quit_after: Option<Step>,
    /// Print the whole dialogue as well, with times, secrets masked (text and markdown); `smtpdiag
    /// analyze` reads it
    #[arg(short = 'v', long)]
    pub(crate) dialogue: bool,
    #[command(flatten)]
    pub(crate) session: SessionArgs,
    #[command(flatten)]
    pub(crate) route: RouteArgs,
    #[command(flatten)]
    pub(crate) names: NamesArgs,
    #[command(flatten)]
    pub(crate) message: MessageArgs,
    /// Keep the report and the dialogue in this file, for `smtpdiag diff`
    #[arg(long, value_name = "FILE", conflicts_with = "repeat", help_heading = "Output")]
    pub(crate) record: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) again: AgainArgs,
    #[command(flatten)]
    pub(crate) monitor: MonitorArgs,
    #[command(flatten)]
    pub(crate) rules: OwnRules,
}

impl ProbeArgs {
    /// The target, with the port of `--port`.
    pub(crate) fn parsed_target(&self) -> Result<Target, Failure> {
        let text = self.target.as_ref().or(self.server.as_ref()).map_or("", String::as_str);
        let mut target = target::parse(text)?;
        match (target.port, self.port) {
            (Some(one), Some(other)) if one != other && !text.contains("://") => {
                return Err(Failure::usage(
                    format!("two ports: {one} in the target, {other} in --port"),
                    "Give one of them.",
                ));
            }
            (_, Some(port)) => target.port = Some(port),
            _ => {}
        }
        Ok(target)
    }
}

/// `--tls`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TlsMode {
    /// Implicit on port 465, STARTTLS elsewhere; the other one where the server suggests it
    Auto,
    /// STARTTLS
    Starttls,
    /// TLS from the first byte
    Implicit,
    /// No TLS; no login either, but with --allow-plaintext-auth
    None,
}

impl From<TlsMode> for TlsChoice {
    fn from(mode: TlsMode) -> Self {
        match mode {
            TlsMode::Auto => Self::Auto,
            TlsMode::Starttls => Self::StartTls,
            TlsMode::Implicit => Self::Implicit,
            TlsMode::None => Self::None,
        }
    }
}

/// `--auth`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "UPPER")]
pub(crate) enum MechanismName {
    /// Each that the server offers
    #[value(name = "all")]
    All,
    Plain,
    Login,
    #[value(name = "CRAM-MD5")]
    CramMd5,
    #[value(name = "SCRAM-SHA-1")]
    ScramSha1,
    #[value(name = "SCRAM-SHA-256")]
    ScramSha256,
    #[value(name = "XOAUTH2")]
    XOAuth2,
    #[value(name = "OAUTHBEARER")]
    OAuthBearer,
}

impl MechanismName {
    /// The mechanism; none for all of them.
    pub(crate) const fn mechanism(self) -> Option<Mechanism> {
        Some(match self {
            Self::All => return None,
            Self::Plain => Mechanism::Plain,
            Self::Login => Mechanism::Login,
            Self::CramMd5 => Mechanism::CramMd5,
            Self::ScramSha1 => Mechanism::ScramSha1,
            Self::ScramSha256 => Mechanism::ScramSha256,
            Self::XOAuth2 => Mechanism::XOAuth2,
            Self::OAuthBearer => Mechanism::OAuthBearer,
        })
    }
}

/// An address for MAIL or RCPT. What could end the command line of SMTP is
/// refused here, so that no argument can smuggle in a second command.
fn envelope_address(text: &str) -> Result<String, String> {
    let bare = text.strip_prefix('<').and_then(|t| t.strip_suffix('>')).unwrap_or(text);
    if bare.chars().any(|c| c.is_control() || matches!(c, '<' | '>')) {
        return Err("an address has no angle brackets or control characters inside".into());
    }
    Ok(bare.into())
}

fn ehlo_name(text: &str) -> Result<String, String> {
    let fine = !text.is_empty() && text.len() <= 255 && text.chars().all(|c| c.is_ascii_graphic());
    if fine { Ok(text.into()) } else { Err("a name has no blanks and no other than ASCII letters".into()) }
}

/// Help of the target.
const TARGET_HELP: &str = "HOST, HOST:PORT, [IPv6]:PORT, or smtp://, smtps://, submission://, submissions:// \
    with a host; port 587 where none is given";
