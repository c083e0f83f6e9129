//! Servers that take their time: told from an outage, in words.

use super::run::Run;
use super::words::seconds;
use std::time::Duration;

/// From here on a greeting or a reply is slow: a healthy server takes less
/// than a second.
const SLOW: Duration = Duration::from_secs(4);

/// Slow replies that make a tarpit; one alone may be a look-up or a scanner.
const TARPIT: usize = 2;

/// The greeting came, after this time.
pub(super) fn greeting(run: &mut Run, waited: Duration) {
    if waited >= SLOW {
        run.remark(&format!(
            "The greeting came after {} s, so this is no outage: the server makes strangers wait on purpose \
             (a greeting delay), or is overloaded. Programs that wait less fail there: RFC 5321 section 4.5.3.2 \
             wants 5 minutes of them.",
            seconds(waited)
        ));
    }
}

/// No greeting came in all the time that there was.
pub(super) fn no_greeting(run: &mut Run) {
    let begun = if run.inbox.has_begun() { "began a greeting and did not end it" } else { "stays silent" };
    let next = if run.plan.patient {
        "It had the 5 minutes that RFC 5321 section 4.5.3.2 allows: this is no greeting delay but a fault."
    } else {
        "A server may make strangers wait, up to 5 minutes (RFC 5321 section 4.5.3.2): \
         --patient waits that long and tells a delay from an outage."
    };
    run.remark(&format!("The port is open, and the server {begun}. {next}"));
}

/// A reply came to the last command.
pub(super) fn reply(run: &mut Run) {
    let first = run.dialogue.sent == 0;
    if first || run.now.saturating_sub(run.dialogue.asked) < SLOW {
        return;
    }
    run.dialogue.slow += 1;
    if run.dialogue.slow == TARPIT {
        run.remark(&format!(
            "Several replies took {} s or more: a server that slows strangers down on purpose (a tarpit), or an \
             overloaded one. It is no outage; give programs a longer time-out.",
            seconds(SLOW)
        ));
    }
}

impl Run {
    /// Something to say beside the findings, once.
    pub(super) fn remark(&mut self, words: &str) {
        if !self.remarks.iter().any(|said| said == words) {
            self.remarks.push(words.to_owned());
        }
    }
}
