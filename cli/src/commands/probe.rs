use crate::args::target::{self, DEFAULT_PORT, Target};
use crate::args::{Format, Global, ProbeArgs};
use crate::drive::{Watch, drive};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::tls::{Roots, TlsClient};
use crate::io::{clock, host};
use crate::terminal::{Live, Screen, Unseen};
use crate::{output, secret};
use smtpdiag_core::probe::{Credentials, Family, Outcome, Plan, TlsChoice};
use smtpdiag_core::render::{Line, Mark};

/// Probes a server and prints what was seen and what it means.
pub(super) fn run(screen: &mut Screen, args: &ProbeArgs, global: &Global) -> Result<Exit, Failure> {
    let rules = args.rules.read()?;
    let roots = args.ca_file.as_deref().map_or_else(|| Ok(Roots::default()), Roots::with_file)?;
    let tls = TlsClient::new(roots).map_err(|e| Failure::Internal(e.to_string()))?;
    let plan = plan(args, &tls)?;
    let outcome = probed(screen, plan, tls, global)?;
    if args.dialogue && global.format == Format::Text {
        dialogue(screen, &outcome.transcript)?;
    }
    let report = smtpdiag_core::diagnose_by(&outcome, rules);
    output::print(screen, &report, global)?;
    Ok(Exit::of(&report))
}

/// Runs a probe, with the live display where text is wanted.
pub(super) fn probed(
    screen: &mut Screen,
    plan: Plan,
    tls: TlsClient,
    global: &Global,
) -> Result<Outcome, Failure> {
    let runtime = runtime()?;
    if global.quiet || global.format != Format::Text {
        return Ok(runtime.block_on(drive(plan, tls, &mut Unseen)));
    }
    screen.line(&Line::default())?;
    let mut live = Live::new(screen, &plan.host);
    let outcome = runtime.block_on(drive(plan, tls, &mut live as &mut dyn Watch));
    live.finish()?;
    screen.line(&Line::default())?;
    Ok(outcome)
}

/// One thread does all: a probe waits more than it works.
fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().map_err(|e| Failure::Internal(e.to_string()))
}

fn plan(args: &ProbeArgs, tls: &TlsClient) -> Result<Plan, Failure> {
    let target = target_of(args)?;
    let user = args.user.clone().or_else(|| target.user.clone());
    let choice = if args.tls_on_connect { TlsChoice::Implicit } else { args.tls.into() };
    let tls_choice = if choice == TlsChoice::Auto { target.tls.unwrap_or_default() } else { choice };
    if user.is_some() && tls_choice == TlsChoice::None {
        return Err(Failure::usage(
            "--user with --tls none: a password is never sent without TLS",
            "Leave one of them out.",
        ));
    }
    Ok(Plan {
        port: target.port.unwrap_or(DEFAULT_PORT),
        host: target.host,
        address: target.address,
        tls: tls_choice,
        family: family(args),
        ehlo: args.ehlo.clone().unwrap_or_else(host::ehlo_name),
        credentials: user.map(|user| credentials(user, args, tls)).transpose()?,
        from: args.from.clone(),
        to: args.to.clone(),
        quit_after: args.quit_after,
        timeout: args.timeout,
        unix_time: clock::unix_time(),
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

fn credentials(user: String, args: &ProbeArgs, tls: &TlsClient) -> Result<Credentials, Failure> {
    Ok(Credentials {
        secret: secret::password(&user, args.password_file.as_deref())?,
        user,
        mechanism: args.auth.map(Into::into),
        nonce: tls.nonce().map_err(|e| Failure::Internal(e.to_string()))?,
    })
}

/// Prints the transcript, which is masked and free of control characters.
pub(super) fn dialogue(screen: &mut Screen, transcript: &str) -> Result<(), Failure> {
    for line in transcript.lines() {
        screen.line(&Line::of(Mark::Muted, format!("  {line}")))?;
    }
    Ok(screen.line(&Line::default())?)
}
