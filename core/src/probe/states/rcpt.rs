use super::data::Data;
use super::mail::address;
use super::quit::Quit;
use super::reset::Reset;
use super::{Happening, State, closing, in_dialogue};
use crate::limits;
use crate::probe::run::Run;
use crate::report::RecipientReport;
use crate::smtp::Step;

/// The reply to RCPT TO is awaited, one recipient after the other.
#[derive(Debug)]
pub(in crate::probe) struct Rcpt {
    list: Vec<String>,
    next: usize,
    /// Recipients that the server took.
    accepted: usize,
}

impl Rcpt {
    pub(super) fn start(run: &mut Run) -> State {
        run.phase("rcpt");
        Self { list: recipients(run), next: 0, accepted: 0 }.say(run)
    }

    fn say(self, run: &mut Run) -> State {
        let Some(to) = self.list.get(self.next) else {
            return self.all_said(run);
        };
        let line = format!("RCPT TO:<{}>", address(to));
        run.command(Step::Rcpt, "RCPT", &line, &line);
        State::Rcpt(Self { next: self.next + 1, ..self })
    }

    /// The message goes to those that were accepted; without one, or without
    /// a message, the envelope is dropped.
    fn all_said(self, run: &mut Run) -> State {
        if run.stops_after(Step::Rcpt) {
            return Quit::start(run);
        }
        match run.plan.message.clone().filter(|_| self.accepted > 0) {
            Some(message) => Data::start(run, message),
            None => Reset::start(run),
        }
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Reply(reply) => {
                let good = reply.code.class() == 2;
                let accepted = self.accepted + usize::from(good);
                if let Some(address) = self.list.get(self.next.saturating_sub(1)).cloned() {
                    let reply = format!("{} {}", reply.code, reply.full_text());
                    run.recipient_answered(RecipientReport { address, accepted: good, reply });
                }
                closing(run, &reply).unwrap_or_else(|| Self { accepted, ..self }.say(run))
            }
            what => in_dialogue(run, Step::Rcpt, what, State::Rcpt(self)),
        }
    }
}

/// Whom to ask for. A message that went to some is not sent to them again:
/// another try is for those that were put off.
fn recipients(run: &Run) -> Vec<String> {
    let sent = run.taken.is_some();
    let put_off = |to: &&String| {
        run.recipients.iter().any(|one| one.address == **to && !one.accepted && one.reply.starts_with('4'))
    };
    let left = run.plan.to.iter().filter(|to| !sent || put_off(to));
    left.take(limits::PROBE_RECIPIENTS).cloned().collect()
}

impl Run {
    /// Writes down the answer for a recipient; that of another try replaces the first.
    fn recipient_answered(&mut self, answer: RecipientReport) {
        match self.recipients.iter_mut().find(|one| one.address == answer.address) {
            Some(known) => *known = answer,
            None => self.recipients.push(answer),
        }
    }
}
