use super::Plan;
use crate::smtp::Step;
use std::time::Duration;

/// The reply after the final dot gets so many times the limit of a step: a
/// scanner may look at the message first.
const FINAL_TIMES: u32 = 12;
/// The least and the most of it. RFC 5321 section 4.5.3.2.6 allows ten minutes.
const FINAL: (Duration, Duration) = (Duration::from_secs(30), Duration::from_secs(600));

/// What RFC 5321 section 4.5.3.2 allows a server to take.
const FIVE_MINUTES: Duration = Duration::from_secs(300);
const DATA: Duration = Duration::from_secs(120);

impl Plan {
    /// How long the answer at a step may take.
    #[must_use]
    pub fn limit_of(&self, step: Step) -> Duration {
        let usual = match step {
            Step::Message => {
                self.timeout.saturating_mul(FINAL_TIMES).clamp(FINAL.0, FINAL.1).max(self.timeout)
            }
            _ => self.timeout,
        };
        let allowed = match step {
            Step::Message => FINAL.1,
            Step::Data => DATA,
            _ => FIVE_MINUTES,
        };
        if self.patient { usual.max(allowed) } else { usual }
    }
}

#[cfg(test)]
#[path = "patience_tests.rs"]
mod tests;
