use super::running::probed;
use crate::args::{Format, Global};
use crate::drive::Tools;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::clock;
use crate::io::dial::Dialer;
use crate::io::dns::Dns;
use crate::io::tls::{Roots, TlsClient};
use crate::lab::{self, HOST, Lab, Place};
use crate::output;
use crate::terminal::Screen;
use smtpdiag_core::probe::{Family, Plan};
use smtpdiag_core::render::{Line, Mark};
use smtpdiag_core::report::Report;
use smtpdiag_core::{Options, Rules, analyze, diagnose_by};
use std::sync::mpsc::sync_channel;

/// What a PHP program with PHPMailer printed.
const LOG: &str = "2014\u{2013}08\u{2013}31 17:13:00 SMTP ERROR: Failed to connect to server: Permission denied (13)\n\
    Mailer Error: SMTP connect() failed.\n";
/// The server of the first part.
const SCENARIO: &str = "cert-expired";
/// The causes that must come out.
const EXPECTED: [&str; 2] = ["tls.cert-expired", "net.permission-denied"];

/// Probes a faulty server inside this program, analyses a log, and checks
/// that both causes come out.
pub(super) fn run(screen: &mut Screen, global: &Global) -> Result<Exit, Failure> {
    if !matches!(global.format, Format::Text | Format::Json) {
        return Err(Failure::usage(
            "the demonstration prints two reports, as text or as JSON",
            "Leave --format out, or give --format json.",
        ));
    }
    let text = global.format == Format::Text;
    let reports = [live(screen, global, text)?, pasted(screen, global, text)?];
    if text {
        verdicts(&reports)?;
        heading(
            screen,
            "Both causes came out as they should. Now yours: smtpdiag probe HOST, smtpdiag analyze FILE.",
        )?;
        return Ok(Exit::NoFault);
    }
    output::print_json(screen, &reports)?;
    verdicts(&reports)?;
    Ok(Exit::NoFault)
}

fn live(screen: &mut Screen, global: &Global, text: bool) -> Result<Report, Failure> {
    let place = Place { bind: None, port: 0 };
    // Nobody reads the log of this server.
    let lab = Lab::start(vec![lab::find(SCENARIO)?], place, &sync_channel(1).0)
        .map_err(|e| Failure::Demo(format!("the server did not start: {e}")))?;
    let port = lab.servers.first().map_or(0, |server| server.port);
    if text {
        heading(screen, "1. A mail server on this machine, whose certificate has expired, probed live:")?;
        command(screen, &format!("smtpdiag probe -4 {HOST}:{port}"))?;
    }
    let tls = TlsClient::new(Roots::with(vec![lab.authority()]));
    let tools = Tools { tls, dialer: Dialer::default(), dns: Dns::default(), ptr: false };
    let report = diagnose_by(&probed(screen, plan(port), tools, global)?, Rules::default(), global.lang);
    if text {
        output::print_text(screen, &report, output::detail(global))?;
        screen.line(&Line::default())?;
    }
    Ok(report)
}

fn pasted(screen: &mut Screen, global: &Global, text: bool) -> Result<Report, Failure> {
    let options = Options { source: "php.log".into(), language: global.lang, ..Options::default() };
    let report = analyze(LOG.as_bytes(), &options);
    if text {
        heading(screen, "2. What a PHP program printed, analysed:")?;
        command(screen, "smtpdiag analyze php.log")?;
        screen.line(&Line::default())?;
        output::print_text(screen, &report, Default::default())?;
        screen.line(&Line::default())?;
    }
    Ok(report)
}

fn verdicts(reports: &[Report]) -> Result<(), Failure> {
    for (report, expected) in reports.iter().zip(EXPECTED) {
        let first = report.findings.first().map_or("no finding", |f| f.cause.as_str());
        if first != expected {
            return Err(Failure::Demo(format!("{expected} was expected, {first} came out")));
        }
    }
    Ok(())
}

/// The plan that `smtpdiag probe -4 localhost:PORT` has.
fn plan(port: u16) -> Plan {
    Plan {
        family: Family::V4,
        ehlo: "demo.example".into(),
        unix_time: clock::unix_time(),
        ..Plan::new(HOST, port)
    }
}

fn heading(screen: &mut Screen, words: &str) -> Result<(), Failure> {
    Ok(screen.line(&Line::of(Mark::Label, words))?)
}

fn command(screen: &mut Screen, words: &str) -> Result<(), Failure> {
    Ok(screen.line(&Line::of(Mark::Command, format!("$ {words}")))?)
}
