//! Reading a script: lines to steps, parts pulled in, escapes undone.

use crate::expectation::Expectation;
use crate::{plan, tls};
use smtpdiag_core::probe::{ConnectFault, Input, Plan, ResolveFault, TlsFault};
use smtpdiag_core::session::TlsFacts;
use std::fs;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::time::Duration;

/// A whole script.
pub struct Script {
    pub plan: Plan,
    pub steps: Vec<(String, Step)>,
    pub expectations: Vec<(String, Expectation)>,
}

/// One line of a script.
pub enum Step {
    /// The machine must have asked to look up the name; the answer (`None`: silence).
    Resolve(Option<Input>),
    /// The machine must have asked to connect (to this address, if given); the answer.
    Connect(Option<IpAddr>, Option<ConnectAnswer>),
    /// The machine must have asked to look at this port; the answer.
    Look(SocketAddr, Option<ConnectAnswer>),
    /// The machine must have sent this line; `*` stands for anything.
    Client(String),
    /// The machine must have asked for TLS; the answer.
    Tls(Option<Box<Result<TlsFacts, TlsFault>>>),
    /// The server sends these bytes, so many times.
    Server(Vec<u8>, usize),
    /// The server sends these bytes one by one, with a pause before each.
    Drip(Duration, Vec<u8>),
    /// Nothing happens for this long.
    Wait(Duration),
    /// The server closes, or resets; the user stops.
    End(Input),
}

/// What comes of connecting.
pub enum ConnectAnswer {
    Open,
    Failed(ConnectFault),
}

/// Reads a script and the parts that it includes.
pub fn read(path: &Path, parts: &Path) -> Result<Script, String> {
    let mut script = Script { plan: plan::usual(), steps: Vec::new(), expectations: Vec::new() };
    read_into(&mut script, path, parts)?;
    Ok(script)
}

fn read_into(script: &mut Script, path: &Path, parts: &Path) -> Result<(), String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let place = format!("{}:{}", path.file_name().unwrap_or_default().to_string_lossy(), index + 1);
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let fault = |words: String| format!("{place}: {words}: {line}");
        match word {
            "include" => read_into(script, &parts.join(format!("{}.txt", rest.trim())), parts)?,
            "plan" => plan::change(&mut script.plan, rest).map_err(fault)?,
            "expect" => script.expectations.push((place.clone(), Expectation::parse(rest).map_err(fault)?)),
            _ => script.steps.push((place.clone(), step(word, rest).map_err(fault)?)),
        }
    }
    Ok(())
}

fn step(word: &str, rest: &str) -> Result<Step, String> {
    Ok(match word {
        "resolve" => Step::Resolve(resolved(rest)?),
        "connect" => connect(rest)?,
        "look" => {
            let (to, answer) = rest.split_once(' ').ok_or("no answer")?;
            let Step::Connect(_, answer) = connect(answer)? else { return Err("no answer".into()) };
            Step::Look(to.parse().map_err(|_| "no address")?, answer)
        }
        "C:" => Step::Client(String::from_utf8_lossy(&unescape(rest)?).into_owned()),
        "S:" => Step::Server([&unescape(rest)?[..], b"\r\n"].concat(), 1),
        "raw" => Step::Server(unescape(rest)?, 1),
        "repeat" => {
            let (count, text) = rest.split_once(' ').ok_or("count and text are missing")?;
            Step::Server(unescape(text)?, count.parse().map_err(|_| "no count")?)
        }
        "drip" => {
            let (pause, text) = rest.split_once(' ').ok_or("pause and text are missing")?;
            Step::Drip(duration(pause)?, unescape(text)?)
        }
        "tls" => Step::Tls(tls::answer(rest)?),
        "wait" => Step::Wait(duration(rest)?),
        "close" => Step::End(Input::Closed),
        "reset" => Step::End(Input::Reset),
        "cancel" => Step::End(Input::Cancel),
        _ => return Err("unknown word".into()),
    })
}

fn resolved(rest: &str) -> Result<Option<Input>, String> {
    Ok(Some(match rest {
        "silent" => return Ok(None),
        "not-found" => Input::NotResolved(ResolveFault::NotFound),
        "no-address" => Input::NotResolved(ResolveFault::NoAddress),
        "timeout" => Input::NotResolved(ResolveFault::Timeout),
        "failure" => Input::NotResolved(ResolveFault::Failure),
        list => {
            let parsed: Result<Vec<IpAddr>, _> = list.split_whitespace().map(str::parse).collect();
            Input::Resolved(parsed.map_err(|_| "no address")?)
        }
    }))
}

fn connect(rest: &str) -> Result<Step, String> {
    let (address, answer) = match rest.rsplit_once(' ') {
        Some((address, answer)) => (Some(address.parse().map_err(|_| "no address")?), answer),
        None => (None, rest),
    };
    let fault = match answer {
        "ok" => return Ok(Step::Connect(address, Some(ConnectAnswer::Open))),
        "silent" => return Ok(Step::Connect(address, None)),
        "refused" => ConnectFault::Refused,
        "timed-out" => ConnectFault::TimedOut,
        "network-unreachable" => ConnectFault::NetworkUnreachable,
        "host-unreachable" => ConnectFault::HostUnreachable,
        "permission-denied" => ConnectFault::PermissionDenied,
        "not-permitted" => ConnectFault::NotPermitted,
        "reset" => ConnectFault::Reset,
        _ => return Err("unknown answer".into()),
    };
    Ok(Step::Connect(address, Some(ConnectAnswer::Failed(fault))))
}

/// `10s`, `2.5s`, `200ms`.
pub fn duration(text: &str) -> Result<Duration, String> {
    let text = text.trim();
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 0.001),
        None => (text.strip_suffix('s').ok_or("no duration")?, 1.0),
    };
    let seconds: f64 = number.parse().map_err(|_| "no duration")?;
    Ok(Duration::from_secs_f64(seconds * unit))
}

/// Undoes `\r`, `\n`, `\\` and `\xHH`.
pub fn unescape(text: &str) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first != b'\\' {
            out.push(*first);
            continue;
        }
        let [kind, tail @ ..] = rest else { return Err("lone backslash".into()) };
        rest = tail;
        match kind {
            b'r' => out.push(b'\r'),
            b'n' => out.push(b'\n'),
            b'\\' => out.push(b'\\'),
            b'x' => {
                let digits = rest.get(..2).and_then(|d| std::str::from_utf8(d).ok()).ok_or("two digits")?;
                out.push(u8::from_str_radix(digits, 16).map_err(|_| "no hexadecimal number")?);
                rest = &rest[2..];
            }
            _ => return Err("unknown escape".into()),
        }
    }
    Ok(out)
}
