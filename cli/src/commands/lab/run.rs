use super::authority::AuthorityFile;
use super::stop;
use crate::args::{Format, Global, LabRunArgs};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::lab::{self, Event, HOST, Lab, Listening, Place, Record};
use crate::terminal::Screen;
use smtpdiag_core::render::{Line, Mark};
use std::fs::File;
use std::io::Write as _;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Most records that wait to be written.
const WAITING: usize = 1024;

/// Serves scenarios until Ctrl-C.
pub(super) fn run(screen: &mut Screen, args: &LabRunArgs, global: &Global) -> Result<Exit, Failure> {
    let scenarios = if args.name == "all" { lab::all()? } else { vec![lab::find(&args.name)?] };
    let mut log = args.log.as_ref().map(File::create).transpose().map_err(|e| {
        Failure::usage(format!("--log: {e}"), "Give a file in a folder that is there and can be written.")
    })?;
    let (send, records) = sync_channel(WAITING);
    let place = Place { bind: args.bind, port: args.port };
    let lab = Lab::start(scenarios, place, &send).map_err(|e| {
        Failure::usage(
            format!("cannot listen: {e}"),
            "Give another port with --port; with `all` it is the first of many.",
        )
    })?;
    let authority = AuthorityFile::write(args.authority.as_deref(), &lab.authority_pem())?;
    let text = global.format == Format::Text;
    if text {
        head(screen, &lab, &authority.shown())?;
    }
    announce(&lab, &send);
    let stop = send.clone();
    stop::on_interrupt(move || {
        let _ = stop.send(Record::new(Event::Closed, STOP, 0, ""));
    })?;
    write(screen, &records, text, &mut log)?;
    Ok(Exit::NoFault)
}

/// The name that no scenario has: the end of the lab.
const STOP: &str = "";

/// Tells which servers listen, from a thread of its own: there may be more of
/// them than records may wait.
fn announce(lab: &Lab, send: &SyncSender<Record>) {
    let mut records: Vec<Record> = lab
        .servers
        .iter()
        .map(|s| Record::new(Event::Listening, &s.scenario.name, s.port, &s.scenario.shows))
        .collect();
    records.push(Record::new(Event::Ready, "all", 0, &format!("{} servers", lab.servers.len())));
    let send = send.clone();
    std::thread::spawn(move || records.into_iter().for_each(|record| drop(send.send(record))));
}

fn write(
    screen: &mut Screen,
    records: &Receiver<Record>,
    text: bool,
    log: &mut Option<File>,
) -> Result<(), Failure> {
    for record in records.iter().take_while(|record| record.scenario != STOP) {
        let json = serde_json::to_string(&record).map_err(|e| Failure::Internal(e.to_string()))? + "\n";
        if let Some(file) = log {
            file.write_all(json.as_bytes())?;
        }
        if !text {
            screen.raw(&json)?;
        } else if let Some(line) = line(&record) {
            screen.line(&line)?;
        }
    }
    Ok(())
}

fn line(record: &Record) -> Option<Line> {
    let (mark, who) = match record.event {
        Event::Listening | Event::Ready => return None,
        Event::Command => (Mark::Plain, "C:"),
        Event::Reply => (Mark::Muted, "S:"),
        Event::Connected => (Mark::Label, "connected"),
        Event::Waits => (Mark::Muted, "waits"),
        Event::Silent => (Mark::Muted, "silent"),
        Event::Tls => (Mark::Muted, "TLS"),
        Event::TlsFailed => (Mark::Label, "TLS failed:"),
        Event::Message => (Mark::Label, "message:"),
        Event::Limit => (Mark::Label, "limit:"),
        Event::Closed => (Mark::Muted, "closed"),
        Event::Reset => (Mark::Muted, "reset"),
        Event::Gone => (Mark::Label, "gone"),
    };
    let (number, seconds) = (record.connection.unwrap_or(0), record.seconds.unwrap_or(0.0));
    let words = format!("{seconds:>8.3} {} #{number} {who} {}", record.scenario, record.text);
    Some(Line::of(mark, words))
}

fn head(screen: &mut Screen, lab: &Lab, authority: &str) -> Result<(), Failure> {
    match &lab.servers[..] {
        [one] => single(screen, one, authority)?,
        many => table(screen, many)?,
    }
    let words = format!("The certificate of its authority: {authority}. Ctrl-C ends the lab.");
    screen.line(&Line::of(Mark::Muted, words))?;
    Ok(screen.line(&Line::default())?)
}

fn single(screen: &mut Screen, one: &Listening, authority: &str) -> Result<(), Failure> {
    let Listening { scenario, port } = one;
    screen.line(&Line::of(Mark::Label, format!("{} listens on {HOST}:{port}", scenario.name)))?;
    screen.line(&Line::of(Mark::Plain, format!("  {}", scenario.shows)))?;
    screen.line(&Line::of(Mark::Plain, "  Point your program at it, or see what the probe says:"))?;
    let flags = scenario.probe.iter().map(|word| format!(" {word}")).collect::<String>();
    let command = format!("  smtpdiag probe {HOST}:{port}{flags} --ca-file {authority}");
    Ok(screen.line(&Line::of(Mark::Command, command))?)
}

fn table(screen: &mut Screen, many: &[Listening]) -> Result<(), Failure> {
    let width = many.iter().map(|l| l.scenario.name.len()).max().unwrap_or(0);
    for Listening { scenario, port } in many {
        let cause = scenario.cause.as_deref().unwrap_or("healthy");
        let words = format!("{port:>5}  {:width$}  {cause}", scenario.name);
        screen.line(&Line::of(Mark::Plain, words))?;
    }
    Ok(())
}
