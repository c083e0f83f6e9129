use super::servers;
use crate::args::route;
use crate::args::target::{self, DEFAULT_PORT, Target};
use crate::args::{Format, Global, ProbeArgs};
use crate::drive::{Means, Tools, Watch, drive};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::tls::{Roots, TlsClient};
use crate::io::{clock, host};
use crate::message::{self, About};
use crate::odd_password::oddities;
use crate::terminal::{Live, Screen, Unseen};
use crate::{output, secret};
use smtpdiag_core::probe::{Credentials, Family, Machine, Message, Outcome, Plan, TlsChoice};
use smtpdiag_core::render::{Line, Mark};

/// Probes a server and prints what was seen and what it means.
pub(super) fn run(screen: &mut Screen, args: &ProbeArgs, global: &Global) -> Result<Exit, Failure> {
    let rules = args.rules.read()?;
    let roots = args.ca_file.as_deref().map_or_else(|| Ok(Roots::default()), Roots::with_file)?;
    let tls = TlsClient::new(roots);
    let plan = plan(args, &tls)?;
    let names = &args.names;
    let tools = Tools { tls, dialer: args.route.dialer(), dns: names.resolver.dns(), ptr: !names.no_ptr };
    let mut run = servers::Run {
        screen,
        tools,
        global,
        rules,
        dialogue: args.dialogue,
        dane: names.dane.then_some(true),
        mx_signed: None,
    };
    if names.mx {
        return run.mail_servers(plan, args);
    }
    if names.srv {
        return run.submission_servers(plan);
    }
    let bare = servers::is_bare_name(args);
    let mut outcome = probed(run.screen, plan.clone(), run.tools.clone(), global)?;
    if bare
        && outcome.is_unresolved()
        && let Some(exit) = run.servers_in_srv(&plan)?
    {
        return Ok(exit);
    }
    run.add_dane(&plan, &mut outcome)?;
    if let Some(domain) = &names.mta_sts {
        run.add_mta_sts(&plan, domain, &mut outcome)?;
    }
    run.dialogue(&outcome)?;
    let report = smtpdiag_core::diagnose_by(&outcome, rules);
    output::print_shown(run.screen, report, global)
}

/// Runs a probe, with the live display where text is wanted.
pub(super) fn probed(
    screen: &mut Screen,
    plan: Plan,
    tools: Tools,
    global: &Global,
) -> Result<Outcome, Failure> {
    let means = Means { tools, family: plan.family, limit: plan.timeout };
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

pub(super) fn target_of(args: &ProbeArgs) -> Result<Target, Failure> {
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

/// Prints the transcript, which is masked and free of control characters.
pub(super) fn dialogue(screen: &mut Screen, transcript: &str) -> Result<(), Failure> {
    for line in transcript.lines() {
        screen.line(&Line::of(Mark::Muted, format!("  {line}")))?;
    }
    Ok(screen.line(&Line::default())?)
}
