use super::again::{self, Prepared};
use super::monitor;
use crate::args::route;
use crate::args::target::{self, DEFAULT_PORT, Target};
use crate::args::{Format, Global, ProbeArgs};
use crate::drive::{Means, Watch, drive};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::dial::Dialer;
use crate::io::recording::Keeper;
use crate::io::tls::{Roots, TlsClient};
use crate::io::{clock, host};
use crate::message::{self, About};
use crate::odd_password::oddities;
use crate::terminal::{Live, Screen, Unseen};
use crate::{output, secret};
use smtpdiag_core::probe::{Credentials, Family, Machine, Message, Outcome, Plan, TlsChoice};
use smtpdiag_core::render::{Line, Probed, fenced, ladder};
use smtpdiag_core::report::{DialogueLine, RECORD_SCHEMA, Recording, Report};

/// Probes a server and prints what was seen and what it means.
pub(super) fn run(screen: &mut Screen, args: &ProbeArgs, global: &Global) -> Result<Exit, Failure> {
    let rules = args.rules.read()?;
    let roots = args.ca_file.as_deref().map_or_else(|| Ok(Roots::default()), Roots::with_file)?;
    let tls = TlsClient::new(roots);
    let thresholds = args.monitor.thresholds(global)?;
    let plan = plan(args, &tls)?;
    let target = place(&plan.host, plan.port);
    let prepared = Prepared { plan, tls, dialer: args.route.dialer(), rules };
    if let Some(exit) = again::run(screen, &args.again, &prepared, global)? {
        return Ok(exit);
    }
    let keeper = args.record.as_deref().map(Keeper::open).transpose()?;
    let Prepared { plan, tls, dialer, .. } = prepared;
    let began = plan.unix_time;
    let outcome = probed(screen, plan, tls, dialer, global)?;
    if args.dialogue && global.format == Format::Text {
        dialogue(screen, &outcome)?;
    }
    let report = smtpdiag_core::diagnose_by(&outcome, rules);
    // What was found is printed also where it cannot be kept, and kept where nobody reads it.
    let kept = keeper.map(|keeper| keeper.keep(&recording(&target, began, &outcome, &report)));
    let probed = Probed { report: &report, target: &target, took: outcome.took };
    let exit = monitor::print(screen, &probed, &thresholds, global);
    kept.transpose()?;
    if args.dialogue && global.format == Format::Markdown {
        let lines: Vec<String> =
            ladder(&outcome.transcript, &outcome.times).iter().map(Line::plain).collect();
        screen.raw(&format!("\n**The dialogue**\n\n{}\n", fenced("text", &lines.join("\n"))))?;
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

/// Runs a probe, with the live display where text is wanted.
pub(super) fn probed(
    screen: &mut Screen,
    plan: Plan,
    tls: TlsClient,
    dialer: Dialer,
    global: &Global,
) -> Result<Outcome, Failure> {
    let means = Means { tls, dialer, family: plan.family, limit: plan.timeout };
    let host = plan.host.clone();
    watched(screen, Machine::new(plan), means, &host, global)
}

/// Runs a machine, with the live display where text is wanted.
pub(super) fn watched(
    screen: &mut Screen,
    machine: Machine,
    means: Means,
    host: &str,
    global: &Global,
) -> Result<Outcome, Failure> {
    let runtime = runtime()?;
    if global.quiet || global.format != Format::Text {
        return Ok(runtime.block_on(drive(machine, means, &mut Unseen)));
    }
    screen.line(&Line::default())?;
    let mut live = Live::new(screen, host);
    let outcome = runtime.block_on(drive(machine, means, &mut live as &mut dyn Watch));
    live.finish()?;
    screen.line(&Line::default())?;
    Ok(outcome)
}

/// One thread does all: a probe waits more than it works.
pub(super) fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().map_err(|e| Failure::Internal(e.to_string()))
}

fn plan(args: &ProbeArgs, tls: &TlsClient) -> Result<Plan, Failure> {
    let target = target_of(args)?;
    let family = args.route.family(family(args))?;
    route::fits(target.address, family)?;
    let user = args.user.clone().or_else(|| target.user.clone());
    let choice = if args.tls_on_connect { TlsChoice::Implicit } else { args.tls.into() };
    let tls_choice = if choice == TlsChoice::Auto { target.tls.unwrap_or_default() } else { choice };
    if user.is_some() && tls_choice == TlsChoice::None {
        return Err(Failure::usage(
            "--user with --tls none: a password is never sent without TLS",
            "Leave one of them out.",
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
        credentials: user.map(|user| credentials(user, args, tls)).transpose()?,
        from: args.from.clone(),
        to: args.to.clone(),
        message,
        quit_after: args.quit_after,
        timeout: args.timeout,
        unix_time,
    })
}

fn target_of(args: &ProbeArgs) -> Result<Target, Failure> {
    let text = args.target.as_ref().or(args.server.as_ref()).map_or("", String::as_str);
    let mut target = target::parse(text)?;
    match (target.port, args.port) {
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

fn credentials(user: String, args: &ProbeArgs, tls: &TlsClient) -> Result<Credentials, Failure> {
    let secret = secret::password(&user, args.password_file.as_deref(), args.password_command.as_deref())?;
    for words in oddities(&secret.0) {
        output::warn(&format!("the password {words}."));
    }
    Ok(Credentials {
        secret,
        user,
        mechanism: args.auth.map(Into::into),
        nonce: tls.nonce().map_err(|e| Failure::Internal(e.to_string()))?,
    })
}

/// Prints the dialogue, which is masked and free of control characters.
pub(super) fn dialogue(screen: &mut Screen, outcome: &Outcome) -> Result<(), Failure> {
    for line in ladder(&outcome.transcript, &outcome.times) {
        screen.line(&line)?;
    }
    Ok(screen.line(&Line::default())?)
}
