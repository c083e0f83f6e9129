use super::quit::Quit;
use super::rcpt::Rcpt;
use super::{Happening, State, closing, in_dialogue};
use crate::probe::run::Run;
use crate::smtp::{Reply, Step};

/// The reply to MAIL FROM is awaited.
#[derive(Debug)]
pub(in crate::probe) struct Mail;

impl Mail {
    /// Tries the envelope, where the user asked for it.
    pub(super) fn start(run: &mut Run) -> State {
        let asked = run.plan.from.is_some() || !run.plan.to.is_empty();
        if !asked || run.stops_after(Step::Auth) {
            return Quit::start(run);
        }
        run.phase("mail");
        let from = run.plan.from.clone().unwrap_or_default();
        if let Some(words) = too_large(run) {
            run.fail(Step::Mail, &words);
            return Quit::start(run);
        }
        let line = format!("MAIL FROM:<{}>{}{}", address(&from), parameters(run), utf8(run, &from));
        run.command(Step::Mail, "MAIL", &line, &line);
        State::Mail(Self)
    }

    pub(super) fn on(self, run: &mut Run, what: Happening) -> State {
        match what {
            Happening::Reply(reply) => Self::answered(run, &reply),
            what => in_dialogue(run, Step::Mail, what, State::Mail(self)),
        }
    }

    fn answered(run: &mut Run, reply: &Reply) -> State {
        if reply.code.class() == 2 && !run.stops_after(Step::Mail) {
            return Rcpt::start(run);
        }
        closing(run, reply).unwrap_or_else(|| Quit::start(run))
    }
}

/// An address that cannot end the path or the line.
pub(super) fn address(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '<' | '>')).collect()
}

/// Why the message need not be offered: SIZE says that it is too large (RFC 1870 section 6.1).
fn too_large(run: &Run) -> Option<String> {
    let size = run.plan.message.as_ref()?.size();
    let limit = run.dialogue.capabilities.size()?;
    (size as u64 > limit)
        .then(|| format!("message size {size} exceeds size limit {limit} of server {}", run.plan.host))
}

/// What MAIL says about the message, as far as the server understands it.
fn parameters(run: &Run) -> String {
    let Some(message) = &run.plan.message else { return String::new() };
    let mut out = String::new();
    if run.dialogue.capabilities.has("SIZE") {
        out.push_str(&format!(" SIZE={}", message.size()));
    }
    if !message.is_ascii() && run.dialogue.capabilities.has("8BITMIME") {
        out.push_str(" BODY=8BITMIME");
    }
    out
}

/// RFC 6531 section 3.4, for an address beyond ASCII where the server takes it.
fn utf8(run: &Run, from: &str) -> &'static str {
    let beyond = !from.is_ascii() || run.plan.to.iter().any(|to| !to.is_ascii());
    if beyond && run.dialogue.capabilities.has("SMTPUTF8") { " SMTPUTF8" } else { "" }
}
