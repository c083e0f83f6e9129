//! What is done on connections of their own, after the dialogue with the
//! address that answered. An errand is no evidence of the way of mail: it
//! stands in the transcript, and what came of it in the report.

use super::route::Stage;
use super::run::Run;
use super::states::State;
use crate::limits;
use crate::report::LoginResult;
use crate::session::TlsMode;

/// What the connection that stands is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Errand {
    /// To try one more login mechanism.
    Login,
    /// To see whether the server relays for strangers.
    Relay,
    /// To see what the server takes without STARTTLS.
    InClear,
    /// To slip a command in before TLS.
    Injection,
    /// The whole dialogue once more, after greylisting. This one is evidence.
    Again,
}

impl Errand {
    /// What the connection is for, in words.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Login => "to try another login",
            Self::Relay => "to see whether it relays for strangers",
            Self::InClear => "to see what it takes in clear text",
            Self::Injection => "to see whether STARTTLS lets commands be slipped in",
            Self::Again => "after the greylisting",
        }
    }
}

impl Run {
    /// Ends the errand of the connection that has just ended.
    pub(super) fn end_errand(&mut self) {
        let Some(errand) = self.errand.take() else { return };
        self.log.aside = false;
        match errand {
            Errand::Login => self.login_of_errand_over(),
            Errand::Again => self.greylisting_over(),
            check => self.check_over(check),
        }
    }

    /// Begins the next errand, if there is one.
    pub(super) fn next_errand(&mut self) -> Option<State> {
        if !self.route.talked || !self.complete {
            return None;
        }
        let errand = self.due_errand()?;
        let mode = self.dialogue.mode?;
        if self.errands >= limits::PROBE_ERRANDS {
            self.complete = false;
            return None;
        }
        self.errands += 1;
        self.errand_logins = self.logins.len();
        self.errand = Some(errand);
        self.log.aside = true;
        Some(self.reconnect(Stage::Errand, mode))
    }

    /// The whole dialogue once more.
    pub(super) fn try_again(&mut self) -> State {
        self.errand = Some(Errand::Again);
        let mode = self.dialogue.mode.unwrap_or(TlsMode::None);
        self.reconnect(Stage::Errand, mode)
    }

    /// Whether the connection is for the way of mail, not for something beside it.
    pub(super) fn is_for_mail(&self) -> bool {
        matches!(self.errand, None | Some(Errand::Again))
    }

    fn due_errand(&self) -> Option<Errand> {
        let begun = self.plan.credentials.as_ref().is_some_and(|c| c.all) && !self.logins.is_empty();
        let login = self.next_login().filter(|_| begun).map(|_| Errand::Login);
        login.or_else(|| self.next_check())
    }

    /// A login that got no answer on its own connection is not tried again.
    fn login_of_errand_over(&mut self) {
        let Some(mechanism) = self.next_login().filter(|_| self.errand_logins == self.logins.len()) else {
            return;
        };
        let words = "the server did not let us come to the login once more";
        self.login_ended(mechanism, LoginResult::NotTried, words);
    }
}
