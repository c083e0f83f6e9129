//! Checks of the server that are made on request alone, each on a connection
//! of its own. No credentials are sent and no message is begun.

use super::clean::clean;
use super::errand::Errand;
use super::run::Run;
use crate::report::{CheckReport, CheckResult};
use crate::smtp::{Reply, Step};

/// What a probe checks beyond the way of mail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServerChecks {
    /// Whether the server relays for strangers: RCPT to a foreign domain without a login, then RSET.
    pub relay: bool,
    /// Whether STARTTLS is mandatory, and whether commands can be slipped in before it.
    pub starttls: bool,
}

/// A check, by the name that the report uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Check {
    /// Does it relay for strangers?
    Relay,
    /// Is MAIL taken in clear text?
    MailInClear,
    /// Is AUTH taken in clear text?
    AuthInClear,
    /// Is a command that was sent in clear text answered inside TLS (CVE-2011-0411)?
    Injection,
}

impl Check {
    const fn name(self) -> &'static str {
        match self {
            Self::Relay => "relay",
            Self::MailInClear => "mail-in-clear",
            Self::AuthInClear => "auth-in-clear",
            Self::Injection => "starttls-injection",
        }
    }

    /// The checks of an errand.
    const fn of(errand: Errand) -> &'static [Self] {
        match errand {
            Errand::Relay => &[Self::Relay],
            Errand::InClear => &[Self::MailInClear, Self::AuthInClear],
            Errand::Injection => &[Self::Injection],
            Errand::Login | Errand::Again => &[],
        }
    }
}

/// Sender and recipient of the relay test: domains that are nobody's (RFC 2606 section 3).
pub(super) const STRANGER: &str = "relay-test@example.org";
pub(super) const FOREIGN: &str = "relay-test@example.com";

/// The canonical words of a server that relays and of one that lets commands be slipped in.
const OPEN_RELAY: &str = "open relay: RCPT TO was accepted for a foreign domain without a login";
const INJECTION: &str = "STARTTLS injection: a command sent in clear text was answered inside TLS";

impl Run {
    /// The next check that is wanted and was not begun.
    pub(super) fn next_check(&self) -> Option<Errand> {
        let wanted = self.plan.checks;
        let by_starttls = wanted.starttls && self.dialogue.mode == Some(crate::session::TlsMode::StartTls);
        let all =
            [(wanted.relay, Errand::Relay), (by_starttls, Errand::InClear), (by_starttls, Errand::Injection)];
        let begun = |errand: Errand| {
            Check::of(errand).iter().any(|check| self.checks.iter().any(|told| told.check == check.name()))
        };
        all.into_iter().find(|(wanted, errand)| *wanted && !begun(*errand)).map(|(_, errand)| errand)
    }

    /// Writes down what a check showed; the first word counts.
    pub(super) fn checked(&mut self, check: Check, result: CheckResult, words: &str) {
        if !self.checks.iter().any(|told| told.check == check.name()) {
            let words = clean(words.as_bytes());
            self.checks.push(CheckReport { check: check.name().into(), result, words });
        }
    }

    /// The connection of a check has ended: what it did not come to is unknown,
    /// and what it found becomes evidence.
    pub(super) fn check_over(&mut self, errand: Errand) {
        for check in Check::of(errand) {
            self.checked(*check, CheckResult::Unknown, "the server did not let us come so far");
            let failed =
                |told: &&CheckReport| told.check == check.name() && told.result == CheckResult::Failed;
            let Some(words) = self.checks.iter().find(failed).map(|told| told.words.clone()) else {
                continue;
            };
            match check {
                Check::Relay => self.fail(Step::Other, &format!("{OPEN_RELAY}; {words}")),
                Check::Injection => self.fail(Step::Other, &format!("{INJECTION}; {words}")),
                Check::MailInClear | Check::AuthInClear => self.remark(&words),
            }
        }
    }

    /// At the end: a check that was not come to, or found nothing to look at, says so.
    pub(super) fn settle_checks(&mut self) {
        while let Some(errand) = self.next_check() {
            for check in Check::of(errand) {
                self.checked(*check, CheckResult::Unknown, "the probe ended before it");
            }
        }
        let looked = self.checks.iter().any(|told| told.check == Check::Injection.name());
        let talked = self.route.talked && !self.route.backs_off && self.complete;
        if self.plan.checks.starttls && talked && !looked {
            self.remark("There was no STARTTLS to check: the connection does not begin in clear text and go on in TLS.");
        }
    }

    /// A reply in the words of a report.
    pub(super) fn quoted(reply: &Reply) -> String {
        format!("{} {}", reply.code, reply.full_text())
    }
}
