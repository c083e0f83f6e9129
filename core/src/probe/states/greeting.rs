use super::ehlo::Ehlo;
use super::quit::Quit;
use super::{Happening, State, closing, in_dialogue, no_reply};
use crate::probe::route::Stage;
use crate::probe::run::{Rest, Run};
use crate::probe::slow;
use crate::probe::{Clocks, TlsChoice, Waiting, words};
use crate::session::{EventKind, Side, TlsMode};
use crate::smtp::{Reply, ReplyCode, Step};
use std::time::Duration;

/// The longest silence before the other TLS mode is tried, where we chose the mode.
const SILENCE: Duration = Duration::from_secs(5);

/// The greeting is awaited.
#[derive(Debug)]
pub(in crate::probe) struct Greeting {
    since: Duration,
}

impl Greeting {
    pub(super) fn start(run: &mut Run) -> State {
        run.phase("greeting");
        let wanted = patience(run);
        let limit =
            if run.route.stage == Stage::Again { wanted } else { run.route.patience(run.now, wanted) };
        run.wait(limit, Waiting::Greeting);
        State::Greeting(Self { since: run.now })
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Reply(reply) => self.greeted(run, &reply),
            Happening::Foreign(line) => not_smtp(run, &line),
            Happening::TlsRecord => Self::spoke_tls(run),
            Happening::Late => self.late(run),
            Happening::TooMuch(words, line) => {
                if crate::smtp::ReplyLine::parse(&line).is_none() {
                    foreign(run, &line);
                }
                run.complete = false;
                run.fail(Step::Connect, words);
                run.next_address()
            }
            what => in_dialogue(run, Step::Connect, what, State::Greeting(self)),
        }
    }

    fn greeted(self, run: &mut Run, reply: &Reply) -> State {
        run.route.talked = true;
        slow::greeting(run, run.now.saturating_sub(self.since));
        settle_mode(run);
        run.clocks = run.clocks.or_else(|| Clocks::of(reply, run.plan.unix_time, run.now));
        if reply.code == ReplyCode::READY {
            return if run.stops_after(Step::Connect) { Quit::start(run) } else { Ehlo::start(run) };
        }
        closing(run, reply).unwrap_or_else(|| Quit::start(run))
    }

    fn spoke_tls(run: &mut Run) -> State {
        if run.route.stage != Stage::First {
            run.fail(Step::Connect, words::TLS_FROM_FIRST_BYTE);
            return run.next_address();
        }
        run.note(Step::Connect, "The first bytes are a TLS record, not a greeting.");
        run.route.pending = Some(words::TLS_FROM_FIRST_BYTE.into());
        run.reconnect(Stage::AfterTlsRecord, TlsMode::Implicit)
    }

    /// The time is over. A greeting that has begun gets the whole of it: some
    /// servers send a first line and think (postscreen's teaser).
    fn late(self, run: &mut Run) -> State {
        let whole = run.plan.limit_of(Step::Connect);
        if run.inbox.has_begun() && run.limit() < whole {
            run.wait_in_all(whole);
            return State::Greeting(self);
        }
        run.route.talked = true;
        match run.rest(Step::Connect) {
            Some(Rest::Foreign(line)) => return not_smtp(run, &line),
            Some(Rest::Refusal | Rest::Piece) => {}
            None if run.route.stage == Stage::First && !run.encrypted() && !run.inbox.has_begun() => {
                return Self::silent(run);
            }
            None => {}
        }
        run.route.pending = None;
        let words = no_reply(run);
        run.fail(Step::Connect, &words);
        slow::no_greeting(run);
        run.next_address()
    }

    /// Not one byte: perhaps the server waits for TLS.
    fn silent(run: &mut Run) -> State {
        let note = format!("Nothing came in {} s.", words::seconds(run.limit()));
        run.note(Step::Connect, &note);
        run.route.pending = Some(no_reply(run));
        run.reconnect(Stage::AfterSilence, TlsMode::Implicit)
    }
}

/// How long to wait for the greeting. Half the limit where the mode was our
/// own guess; not on port 25, where TLS never comes first and slow greetings are usual.
fn patience(run: &Run) -> Duration {
    let timeout = run.plan.limit_of(Step::Connect);
    let guessed = run.plan.tls == TlsChoice::Auto && run.plan.port != 25;
    match run.route.stage {
        Stage::First if guessed && !run.encrypted() => (timeout / 2).min(SILENCE),
        Stage::AfterSilence => timeout / 2,
        _ => timeout,
    }
}

/// The other mode worked: say what was wrong with the first one.
fn settle_mode(run: &mut Run) {
    let pending = run.route.pending.take();
    if matches!(run.route.stage, Stage::AfterSilence | Stage::AfterTlsRecord) && pending.is_some() {
        run.fail(Step::Connect, words::TLS_FROM_FIRST_BYTE);
    }
}

/// Some other service: its first line is the evidence.
pub(super) fn not_smtp(run: &mut Run, line: &str) -> State {
    run.route.talked = true;
    run.route.pending = None;
    foreign(run, line);
    run.next_address()
}

fn foreign(run: &mut Run, line: &str) {
    run.emit(Side::Server, Some(Step::Connect), EventKind::Failure, line);
}
