use super::again::{self, Prepared};
use super::running::probed;
use super::servers;
use crate::args::route;
use crate::args::target::DEFAULT_PORT;
use crate::args::{Format, Global, ProbeArgs};
use crate::drive::Tools;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::recording::Keeper;
use crate::io::tls::{Roots, TlsClient};
use crate::io::{clock, host};
use crate::message::{self, About};
use crate::terminal::Screen;
use crate::{login, output};
use smtpdiag_core::probe::{Family, Message, Outcome, Plan, TlsChoice};
use smtpdiag_core::render::{Line, fenced, ladder};
use smtpdiag_core::report::{DialogueLine, RECORD_SCHEMA, Recording, Report};

/// Probes a server and prints what was seen and what it means.
pub(super) fn run(screen: &mut Screen, args: &ProbeArgs, global: &Global) -> Result<Exit, Failure> {
    let rules = args.rules.read()?;
    let roots = args.ca_file.as_deref().map_or_else(|| Ok(Roots::default()), Roots::with_file)?;
    let tls = TlsClient::new(roots);
    let thresholds = args.monitor.thresholds(args.tls_checks.cert_days.unwrap_or_default(), global)?;
    let plan = plan(args, &tls)?;
    if (args.names.mx || args.names.srv) && global.format == Format::Prometheus {
        return Err(Failure::usage(
            "--format prometheus prints the metrics of one server, --mx and --srv probe several",
            "Probe each server by its name.",
        ));
    }
    if args.session.relay_test {
        output::warn(&RELAY_TEST);
    }
    let names = &args.names;
    let tools = Tools { tls, dialer: args.route.dialer(), dns: names.resolver.dns(), ptr: !names.no_ptr };
    let prepared = Prepared { plan, tools, rules, language: global.lang };
    if let Some(exit) = again::run(screen, &args.again, &prepared, global)? {
        return Ok(exit);
    }
    let Prepared { plan, tools, .. } = prepared;
    let dane = names.dane.then_some(true);
    let mut run = servers::Run {
        screen,
        tools,
        global,
        rules,
        thresholds,
        dialogue: args.dialogue,
        dane,
        mx_signed: None,
    };
    if names.mx {
        return run.mail_servers(plan, args);
    }
    if names.srv {
        return run.submission_servers(plan);
    }
    one(&mut run, &plan, args)
}

/// Probes one server.
fn one(run: &mut servers::Run<'_>, plan: &Plan, args: &ProbeArgs) -> Result<Exit, Failure> {
    let keeper = args.record.as_deref().map(Keeper::open).transpose()?;
    let mut outcome = probed(run.screen, plan.clone(), run.tools.clone(), run.global)?;
    if servers::may_name_others(args, run.global)
        && outcome.is_unresolved()
        && let Some(exit) = run.servers_in_srv(plan)?
    {
        return Ok(exit);
    }
    run.add_dane(plan, &mut outcome)?;
    if let Some(domain) = &args.names.mta_sts {
        run.add_mta_sts(plan, domain, &mut outcome)?;
    }
    run.dialogue(&outcome)?;
    let report = smtpdiag_core::diagnose_by(&outcome, run.rules, run.global.lang);
    let target = place(&plan.host, plan.port);
    // What was found is printed also where it cannot be kept, and kept where nobody reads it.
    let kept = keeper.map(|keeper| keeper.keep(&recording(&target, plan.unix_time, &outcome, &report)));
    let exit = run.print(report, &target, outcome.took);
    kept.transpose()?;
    if args.dialogue && run.global.format == Format::Markdown {
        let lines: Vec<String> =
            ladder(&outcome.transcript, &outcome.times).iter().map(Line::plain).collect();
        run.screen.raw(&format!("\n**The dialogue**\n\n{}\n", fenced("text", &lines.join("\n"))))?;
    }
    exit
}

fn recording(target: &str, began: i64, outcome: &Outcome, report: &Report) -> Recording {
    let ms = |time: std::time::Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    let lines = outcome.transcript.lines().zip(&outcome.times);
    Recording {
        schema: RECORD_SCHEMA.into(),
        at: clock::rfc3339(began),
        target: target.into(),
        milliseconds: ms(outcome.took),
        report: report.clone(),
        dialogue: lines.map(|(text, at)| DialogueLine { at: ms(*at), text: text.into() }).collect(),
    }
}

/// `mail.example.com:587`, `[2001:db8::1]:25`.
fn place(host: &str, port: u16) -> String {
    if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
}

const RELAY_TEST: &str = "--relay-test asks the server to relay to a foreign domain (RCPT to example.com, then RSET; no \
    message is sent). Do it to your own servers alone, or with leave.";

fn plan(args: &ProbeArgs, tls: &TlsClient) -> Result<Plan, Failure> {
    let target = args.parsed_target()?;
    let family = args.route.family(family(args))?;
    route::fits(target.address, family)?;
    let user = args.user.clone().or_else(|| target.user.clone());
    let choice = if args.tls_on_connect { TlsChoice::Implicit } else { args.tls.into() };
    let tls_choice = if choice == TlsChoice::Auto { target.tls.unwrap_or_default() } else { choice };
    if user.is_some() && tls_choice == TlsChoice::None && !args.session.allow_plaintext_auth {
        return Err(Failure::usage(
            "--user with --tls none: a password is never sent without TLS",
            "Leave one of them out, or add --allow-plaintext-auth.",
        ));
    }
    let unix_time = clock::unix_time();
    let message = message(args, tls, unix_time)?;
    Ok(Plan {
        port: target.port.unwrap_or(DEFAULT_PORT),
        host: target.host,
        address: target.address,
        tls: tls_choice,
        tls_checks: (&args.tls_checks).into(),
        family,
        comparison: args.route.comparison()?,
        trace: args.route.trace,
        ehlo: args.ehlo.clone().unwrap_or_else(host::ehlo_name),
        credentials: user.map(|user| login::credentials(user, args, tls)).transpose()?,
        allow_plaintext_auth: args.session.allow_plaintext_auth,
        from: args.from.clone(),
        to: args.to.clone(),
        message,
        checks: args.session.checks(),
        greylist: args.session.retry_greylist.unwrap_or_default(),
        quit_after: args.quit_after,
        timeout: args.timeout,
        patient: args.session.patient,
        unix_time,
    })
}

const fn family(args: &ProbeArgs) -> Family {
    match (args.v4, args.v6) {
        (true, _) => Family::V4,
        (_, true) => Family::V6,
        _ => Family::Any,
    }
}

fn message(args: &ProbeArgs, tls: &TlsClient, unix_time: i64) -> Result<Option<Message>, Failure> {
    let nonce = tls.nonce().map_err(|e| Failure::Internal(e.to_string()))?;
    let from = args.from.as_deref().unwrap_or_default();
    message::wanted(&args.message, &About { from, to: &args.to, unix_time, nonce: &nonce })
}
