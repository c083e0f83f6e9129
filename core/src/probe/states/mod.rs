//! The states of the probe, one a file. Each takes itself and what happened,
//! and gives the state that follows.

mod auth;
mod compare;
mod connect;
mod content;
mod data;
mod ehlo;
mod greeting;
mod in_clear;
mod injection;
mod mail;
mod pause;
mod ports;
mod quit;
mod rcpt;
mod relay;
mod reset;
mod resolve;
mod starttls;
mod tls;
mod traced;

pub(super) use compare::Compare;
pub(super) use connect::Connect;
pub(super) use pause::Pause;
pub(super) use ports::Ports;
pub(super) use resolve::Resolve;
pub(super) use traced::Tracing;

use super::run::{Rest, Run};
use super::scan::Scan;
use super::{ConnectFault, ResolveFault, TlsFault, Trace, Waiting, words};
use crate::session::{EventKind, Side, TlsFacts};
use crate::smtp::{Reply, Step};
use std::net::{IpAddr, SocketAddr};

/// Where the probe is.
#[derive(Debug)]
pub(super) enum State {
    Resolve(Resolve),
    Connect(Connect),
    Compare(Compare),
    Pause(Pause),
    Relay(relay::Relay),
    InClear(in_clear::InClear),
    Injection(injection::Injection),
    Greeting(greeting::Greeting),
    Ehlo(ehlo::Ehlo),
    StartTls(starttls::StartTls),
    Tls(tls::Tls),
    Auth(auth::Auth),
    Mail(mail::Mail),
    Rcpt(rcpt::Rcpt),
    Data(data::Data),
    Content(content::Content),
    Reset(reset::Reset),
    Quit(quit::Quit),
    Ports(Ports),
    Tracing(Tracing),
    Scan(Scan),
    Done,
}

/// What happened, as far as a state cares: bytes have become replies.
#[derive(Debug)]
pub(super) enum Happening {
    Resolved(Vec<IpAddr>),
    NotResolved(ResolveFault),
    Connected(SocketAddr),
    /// Bytes as they came, for the scan.
    Bytes(Vec<u8>),
    NotConnected(ConnectFault),
    /// A look has ended, and is written down.
    Looked,
    /// Written down already.
    Reply(Reply),
    /// A line that is no reply.
    Foreign(String),
    /// A TLS record where a greeting should be.
    TlsRecord,
    /// A bound was passed; what, and how the last line began.
    TooMuch(&'static str, String),
    Traced(Result<(Trace, Trace), String>),
    TlsUp(Box<TlsFacts>),
    TlsFailed(TlsFault),
    Closed,
    Reset,
    /// The time of this wait is over.
    Late,
}

impl State {
    /// The state after `what`.
    pub(super) fn on(self, run: &mut Run, what: Happening) -> Self {
        match self {
            Self::Resolve(state) => state.on(run, what),
            Self::Connect(state) => state.on(run, what),
            Self::Compare(state) => state.on(run, what),
            Self::Pause(state) => state.on(run, what),
            Self::Relay(state) => state.on(run, what),
            Self::InClear(state) => state.on(run, what),
            Self::Injection(state) => state.on(run, what),
            Self::Greeting(state) => state.on(run, what),
            Self::Ehlo(state) => state.on(run, what),
            Self::StartTls(state) => state.on(run, what),
            Self::Tls(state) => state.on(run, what),
            Self::Auth(state) => state.on(run, what),
            Self::Mail(state) => state.on(run, what),
            Self::Rcpt(state) => state.on(run, what),
            Self::Data(state) => state.on(run, what),
            Self::Content(state) => state.on(run, what),
            Self::Reset(state) => state.on(run, what),
            Self::Quit(state) => state.on(run, what),
            Self::Ports(state) => state.on(run, what),
            Self::Tracing(state) => state.on(run, what),
            Self::Scan(state) => state.on(run, what),
            Self::Done => self,
        }
    }

    /// The step whose reply is awaited; `None` where bytes are not for us to read.
    pub(super) const fn listens(&self) -> Option<Step> {
        match self {
            Self::Greeting(_) => Some(Step::Connect),
            Self::Ehlo(_) => Some(Step::Ehlo),
            Self::StartTls(_) => Some(Step::StartTls),
            Self::Auth(_) => Some(Step::Auth),
            Self::Mail(_) => Some(Step::Mail),
            Self::Rcpt(_) => Some(Step::Rcpt),
            Self::Data(_) => Some(Step::Data),
            Self::Content(_) => Some(Step::Message),
            Self::Reset(_) | Self::Relay(_) | Self::InClear(_) => Some(Step::Other),
            Self::Injection(state) => state.listens(),
            Self::Quit(_) => Some(Step::Quit),
            Self::Resolve(_)
            | Self::Connect(_)
            | Self::Compare(_)
            | Self::Pause(_)
            | Self::Tls(_)
            | Self::Tracing(_)
            | Self::Ports(_)
            | Self::Scan(_)
            | Self::Done => None,
        }
    }
}

/// What is alike in every state that waits for a reply: losing the
/// connection, silence, and bounds end the dialogue; the rest is no news.
fn in_dialogue(run: &mut Run, step: Step, what: Happening, same: State) -> State {
    let words = match what {
        Happening::Closed => words::closed(step),
        Happening::Reset => words::reset(step),
        Happening::Late => {
            if let Some(Rest::Foreign(line)) = run.rest(step) {
                run.emit(Side::Server, Some(step), EventKind::Note, &line);
            }
            no_reply(run)
        }
        Happening::TooMuch(words, _) => {
            run.complete = false;
            words.into()
        }
        Happening::Foreign(line) => {
            run.emit(Side::Server, Some(step), EventKind::Note, &line);
            return same;
        }
        _ => return same,
    };
    run.fail(step, &words);
    run.next_address()
}

fn no_reply(run: &Run) -> String {
    let limit = words::seconds(run.limit());
    match run.waiting() {
        Waiting::Reply(verb) => format!("no reply to {verb} within {limit} s"),
        _ => format!("no greeting within {limit} s"),
    }
}

/// 421: the server closes the connection by itself, nothing may be sent.
fn closing(run: &mut Run, reply: &Reply) -> Option<State> {
    (reply.code == crate::smtp::ReplyCode::CLOSING).then(|| {
        run.route.backs_off = true;
        run.next_address()
    })
}
