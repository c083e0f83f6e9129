//! Reads the samples beside each format: real transcripts and the events that
//! they must give. `UPDATE_SAMPLES=1 cargo test` writes the events anew.

#![allow(clippy::disallowed_methods, reason = "tests read the samples beside them")]

use super::{READERS, Reading};
use crate::session::{Endpoint, Event, EventKind};
use crate::text::lines_of;
use std::fmt::Write as _;
use std::path::PathBuf;

pub(super) struct Sample {
    pub(super) title: String,
    pub(super) input: String,
    events: String,
}

/// `<name>.samples.txt`, and for many programs `<name>.<program>.samples.txt`.
fn files(name: &str) -> Vec<PathBuf> {
    let name = name.replace('-', "_");
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/formats");
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder can be read")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let file = path.file_name().map(|file| file.to_string_lossy().into_owned()).unwrap_or_default();
            file.split('.').next() == Some(name.as_str()) && file.ends_with(".samples.txt")
        })
        .collect();
    found.sort();
    found
}

/// `=== title`, the input, `--- events`, one event a line.
fn samples(text: &str) -> Vec<Sample> {
    let blocks = text.split("=== sample: ").skip(1);
    blocks
        .map(|block| {
            let (title, rest) = block.split_once('\n').unwrap_or((block, ""));
            let (input, events) = rest.split_once("--- events\n").unwrap_or((rest, ""));
            Sample { title: title.into(), input: input.into(), events: events.trim_end().into() }
        })
        .collect()
}

/// The samples of all formats, each with the name of its own.
pub(super) fn all() -> Vec<(&'static str, Sample)> {
    let read =
        |path: PathBuf| std::fs::read_to_string(path).map_or_else(|_| Vec::new(), |text| samples(&text));
    let of = |name| files(name).into_iter().flat_map(read).collect::<Vec<_>>();
    READERS
        .iter()
        .flat_map(|reader| of(reader.name).into_iter().map(|sample| (reader.name, sample)))
        .collect()
}

/// The events of an input, and the formats that were recognised in it.
pub(super) fn read(input: &str) -> (Vec<Event>, Vec<(&'static str, u64, u64)>) {
    let mut reading = Reading::new();
    let mut events = Vec::new();
    for line in lines_of(input.as_bytes()) {
        reading.line(line, &mut events);
    }
    reading.finish(&mut events);
    (events, reading.formats())
}

fn told(event: &Event) -> String {
    let mut out = format!("{} ", event.place.line);
    let name = match &event.kind {
        EventKind::Start => "start".into(),
        EventKind::Connecting(endpoint) => format!("connecting {}", place(endpoint)),
        EventKind::Connected(endpoint) => format!("connected {}", place(endpoint)),
        EventKind::Command => "command".into(),
        EventKind::Reply(reply) => {
            let enhanced = reply.enhanced.map_or_else(|| "-".into(), |code| code.to_string());
            format!("reply {} {enhanced} {} line(s)", reply.code, reply.lines.len())
        }
        EventKind::TlsUp(facts) => format!("tls {}", facts.version.as_deref().unwrap_or("?")),
        EventKind::Failure => "failure".into(),
        EventKind::Recipient(address) => format!("recipient {address}"),
        EventKind::Complaint => "complaint".into(),
        EventKind::Delivered => "delivered".into(),
        EventKind::Closed => "closed".into(),
        EventKind::Note => "note".into(),
    };
    out.push_str(&name);
    let _ = write!(out, " [{}]", event.step.map_or("", |step| step.name()));
    for (label, value) in [("at", &event.at), ("key", &event.key)] {
        if let Some(value) = value {
            let _ = write!(out, " {label}={value}");
        }
    }
    if let Some(to) = &event.trail.recipient {
        let _ = write!(out, " to={to}");
    }
    if event.trail.stranger {
        out.push_str(" stranger");
    }
    if !event.text.is_empty() {
        let _ = write!(out, " | {}", event.text);
    }
    out
}

fn place(endpoint: &Endpoint) -> String {
    let host = endpoint.host.as_deref().unwrap_or("-");
    let ip = endpoint.ip.as_deref().unwrap_or("-");
    let port = endpoint.port.map_or_else(|| "-".into(), |port| port.to_string());
    let tls = endpoint.tls_mode.map_or("-", |mode| mode.name());
    format!("{host} {ip} {port} {tls}")
}

#[test]
fn every_format_reads_its_samples() {
    let update = std::env::var_os("UPDATE_SAMPLES").is_some();
    let mut wrong = String::new();
    for (reader, path) in
        READERS.iter().flat_map(|reader| files(reader.name).into_iter().map(move |path| (reader, path)))
    {
        let text = std::fs::read_to_string(&path).expect("the samples can be read");
        let found = samples(&text);
        assert!(!found.is_empty(), "{} holds no sample", path.display());
        let mut anew = text.split("=== sample: ").next().unwrap_or("").to_owned();
        for sample in found {
            let (events, formats) = read(&sample.input);
            let seen = events.iter().map(told).collect::<Vec<_>>().join("\n");
            if !formats.iter().any(|format| format.0 == reader.name) {
                let _ = writeln!(wrong, "{}: {} does not claim it: {formats:?}", reader.name, sample.title);
            }
            if seen != sample.events && !update {
                let _ = writeln!(
                    wrong,
                    "{}: {}\nexpected:\n{}\nseen:\n{seen}\n",
                    reader.name, sample.title, sample.events
                );
            }
            let _ = write!(anew, "=== sample: {}\n{}--- events\n{seen}\n\n", sample.title, sample.input);
        }
        if update && anew != text {
            std::fs::write(&path, anew).expect("the samples can be written");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_format_has_samples() {
    for reader in READERS {
        assert!(!files(reader.name).is_empty(), "{0} has no samples: write {0}.samples.txt", reader.name);
    }
}

#[test]
fn wrapped_samples_give_the_same_faults() {
    let faults = |input: &str| -> Vec<String> {
        let failed = |event: &&Event| match &event.kind {
            EventKind::Failure => true,
            EventKind::Reply(reply) => reply.code.is_failure(),
            _ => false,
        };
        read(input).0.iter().filter(failed).map(|event| event.text.clone()).collect()
    };
    for (reader, path) in
        READERS.iter().flat_map(|reader| files(reader.name).into_iter().map(move |path| (reader, path)))
    {
        let text = std::fs::read_to_string(path).expect("the samples can be read");
        for sample in samples(&text) {
            let plain = faults(&sample.input);
            let crlf = sample.input.replace('\n', "\r\n");
            assert_eq!(faults(&crlf), plain, "{} {} as CRLF", reader.name, sample.title);
            let coloured: String =
                sample.input.lines().map(|line| format!("\u{1b}[33m{line}\u{1b}[0m\n")).collect();
            assert_eq!(faults(&coloured), plain, "{} {} in colours", reader.name, sample.title);
        }
    }
}
