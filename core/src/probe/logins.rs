//! The logins of one run: which come next, and what came of each.

use super::errand::Errand;
use super::run::Run;
use super::{Mechanism, auth};
use crate::report::{LoginReport, LoginResult};
use crate::smtp::Step;

impl Run {
    /// The mechanism to try next, where one is left.
    pub(super) fn next_login(&self) -> Option<Mechanism> {
        let credentials = self.plan.credentials.as_ref()?;
        let left = auth::candidates(&self.offered, credentials);
        left.into_iter().find(|mechanism| self.login_of(*mechanism).is_none())
    }

    /// Writes down what came of a login; the first word counts.
    pub(super) fn login_ended(&mut self, mechanism: Mechanism, result: LoginResult, words: &str) {
        if self.login_of(mechanism).is_none() {
            let words = super::clean::clean(words.as_bytes());
            self.logins.push(LoginReport { mechanism: mechanism.name().into(), result, words });
        }
    }

    /// The mechanism for this connection: one that worked, where the whole
    /// dialogue is held again; else the next to try.
    pub(super) fn mechanism_now(&self) -> Option<Mechanism> {
        let again = (self.errand == Some(Errand::Again)).then(|| self.accepted_login()).flatten();
        again.and_then(|login| auth::by_name(&login.mechanism)).or_else(|| self.next_login())
    }

    fn accepted_login(&self) -> Option<&LoginReport> {
        self.logins.iter().find(|login| login.result == LoginResult::Accepted)
    }

    fn login_of(&self, mechanism: Mechanism) -> Option<&LoginReport> {
        self.logins.iter().find(|login| login.mechanism == mechanism.name())
    }

    /// At the end: a refusal of one mechanism is no fault of the password
    /// where another one took it, and those that we do not speak are named.
    pub(super) fn settle_logins(&mut self) {
        if let Some(good) = self.accepted_login().map(|login| login.mechanism.clone()) {
            let bad: Vec<String> = self
                .logins
                .iter()
                .filter(|l| l.result == LoginResult::Refused)
                .map(|l| l.mechanism.clone())
                .collect();
            if !bad.is_empty() {
                self.log.forget_failures_at(Step::Auth);
                self.remark(&format!(
                    "{} took this login by {good} and refused it by {}: the name and the password are right. A program \
                     that chooses by itself may choose wrongly; set {good} there.",
                    self.plan.host,
                    bad.join(", ")
                ));
            }
        }
        if self.plan.credentials.as_ref().is_some_and(|c| c.all) {
            self.name_logins_left_out();
        }
    }

    fn name_logins_left_out(&mut self) {
        for name in self.offered.clone() {
            if self.logins.iter().any(|login| login.mechanism == name) {
                continue;
            }
            let words = match auth::by_name(&name) {
                Some(mechanism) if mechanism.wants_token() => "it takes an access token (see --token-file)",
                Some(mechanism) if !mechanism.wants_token() && self.has_token() => {
                    "it takes a password, not a token"
                }
                Some(_) => "the dialogue ended before it",
                None => "smtpdiag does not speak it",
            };
            self.logins.push(LoginReport {
                mechanism: name,
                result: LoginResult::NotTried,
                words: words.into(),
            });
        }
    }

    fn has_token(&self) -> bool {
        self.plan.credentials.as_ref().is_some_and(|credentials| credentials.token)
    }
}
