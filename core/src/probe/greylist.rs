//! Greylisting: recognised, waited out where that is wanted, and tried again.

use super::clean::clean;
use super::run::Run;
use super::states::State;
use crate::limits;
use crate::matching::{Context, Folded, Rules, hits, holding, strongest};
use crate::session::Side;
use crate::smtp::{Reply, Step};
use std::time::Duration;

/// What a probe does when a server greylists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Greylist {
    /// Tells it.
    #[default]
    Report,
    /// Waits as long as the server says, or a bit more than five minutes
    /// (postgrey's time), and tries again; three times at most.
    AsTold,
    /// The same after this time.
    After(Duration),
}

/// Id of the cause.
pub(super) const CAUSE: &str = "throttle.greylist";

/// Five minutes are usual (postgrey); a server's clock may be a bit behind.
const USUAL: Duration = Duration::from_secs(305);
/// The longest wait that a server may ask for, and that a user may.
const LONGEST_TOLD: Duration = Duration::from_secs(15 * 60);
const LONGEST: Duration = Duration::from_secs(3600);

/// Looks at a reply of the way of mail; remembers how long to wait for another try.
pub(super) fn see(run: &mut Run, step: Option<Step>, reply: &Reply) {
    let wanted = run.plan.greylist;
    let Some(step @ (Step::Connect | Step::Mail | Step::Rcpt | Step::Data | Step::Message)) = step else {
        return;
    };
    if wanted == Greylist::Report || run.log.aside || reply.code.class() != 4 || !is_greylisting(step, reply)
    {
        return;
    }
    let wait = match wanted {
        Greylist::After(time) => time.min(LONGEST),
        _ => told(&reply.text()).map_or(USUAL, |time| time.min(LONGEST_TOLD)),
    };
    let longer = run.greylisted.map_or(wait, |known| known.max(wait));
    run.greylisted = Some(longer.max(Duration::from_secs(1)));
}

/// Whether the words of a 4xx reply are those of greylisting. A reply to RCPT
/// that no rule names may be it too: 450 and 451 are its codes.
fn is_greylisting(step: Step, reply: &Reply) -> bool {
    let folded = Folded::new(&reply.text(), limits::REASON);
    let context = Context {
        code: Some(reply.code),
        enhanced: reply.enhanced,
        step: Some(step),
        side: Some(Side::Server),
        ..Context::default()
    };
    let rules = Rules::default();
    let matches = holding(&hits(&folded, rules), &context, rules);
    match strongest(matches.into_iter().filter(|m| !m.rule.guess).collect()) {
        Some(best) => best.rule.cause.get().id == CAUSE,
        None => step == Step::Rcpt && matches!(reply.code.0, 450 | 451),
    }
}

/// The time in words such as "try again in 300 seconds", "in 5 minutes", "in 00:04:59".
fn told(words: &str) -> Option<Duration> {
    let words: Vec<&str> = words.split([' ', ',', ';', '(', ')']).filter(|w| !w.is_empty()).collect();
    let at = |index: usize| words.get(index).copied().unwrap_or_default();
    (0..words.len()).find_map(|index| time(at(index), at(index + 1)))
}

fn time(word: &str, next: &str) -> Option<Duration> {
    let word = word.trim_end_matches('.');
    if let Some(clock) = clock(word) {
        return Some(clock);
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: u64 = digits.parse().ok().filter(|number| (1..100_000).contains(number))?;
    let glued = &word[digits.len()..];
    let unit = if glued.is_empty() { next } else { glued }.to_ascii_lowercase();
    let unit = unit.trim_end_matches('.');
    match unit {
        "s" | "sec" | "secs" | "second" | "seconds" => Some(Duration::from_secs(number)),
        "m" | "min" | "mins" | "minute" | "minutes" => Some(Duration::from_secs(number * 60)),
        _ => None,
    }
}

/// `00:04:59`: hours, minutes, seconds.
fn clock(word: &str) -> Option<Duration> {
    let parts: Vec<u64> =
        word.split(':').map(|part| part.parse().ok().filter(|n| *n < 60)).collect::<Option<_>>()?;
    let [hours, minutes, seconds] = parts[..] else { return None };
    Some(Duration::from_secs(hours * 3600 + minutes * 60 + seconds)).filter(|time| !time.is_zero())
}

impl Run {
    /// Waits for another try, where the server greylisted and that is wanted.
    pub(super) fn wait_out_greylisting(&mut self) -> Option<State> {
        let wait = self.greylisted.take()?;
        if self.retries >= limits::PROBE_RETRIES || !self.complete {
            return None;
        }
        self.retries += 1;
        self.waited += wait;
        // 421 with the words of greylisting asks for another try as well.
        self.route.backs_off = false;
        Some(super::states::Pause::start(self, wait))
    }

    /// The other try has ended; whether the greylisting is over.
    pub(super) fn greylisting_over(&mut self) {
        let taken = self.recipients.iter().any(|one| one.accepted) || self.taken.is_some();
        if self.greylisted.is_some() || !taken {
            return;
        }
        self.passed.push(CAUSE);
        let words = format!(
            "The server greylists: {} s later it took what it had put off. A real mail server waits by itself; a \
             program that sends without a queue must try again.",
            super::words::seconds(self.waited)
        );
        self.remark(&clean(words.as_bytes()));
    }
}

#[cfg(test)]
#[path = "greylist_tests.rs"]
mod tests;
