use super::content::Content;
use super::quit::Quit;
use super::{Happening, State, closing, in_dialogue};
use crate::probe::Message;
use crate::probe::run::Run;
use crate::smtp::{ReplyCode, Step};

/// The reply to DATA is awaited.
#[derive(Debug)]
pub(in crate::probe) struct Data {
    message: Message,
}

impl Data {
    pub(super) fn start(run: &mut Run, message: Message) -> State {
        run.phase("data");
        run.command(Step::Data, "DATA", "DATA", "DATA");
        State::Data(Self { message })
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Reply(reply) if reply.code == ReplyCode::START_INPUT => {
                Content::start(run, &self.message)
            }
            Happening::Reply(reply) => closing(run, &reply).unwrap_or_else(|| Quit::start(run)),
            what => in_dialogue(run, Step::Data, what, State::Data(self)),
        }
    }
}
