//! Probing more than once.

mod repeat;
mod watch;

use crate::args::AgainArgs;
use crate::args::{Format, Global};
use crate::drive::{Means, Tools, Turn, drive_in_turn};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::clock;
use crate::terminal::{Screen, Unseen};
use smtpdiag_core::Rules;
use smtpdiag_core::probe::{Machine, Plan};
use smtpdiag_core::report::{Language, Report};

/// All that a probe is made of, to make it again.
pub(super) struct Prepared {
    pub(super) plan: Plan,
    pub(super) tools: Tools,
    pub(super) rules: Rules,
    /// Of the texts.
    pub(super) language: Language,
}

impl Prepared {
    /// Probes, with fresh numbers that are to be used once. `turn` says which
    /// address of the name goes first.
    async fn probe(&self, turn: Turn) -> Result<Report, Failure> {
        let mut plan = self.plan.clone();
        plan.unix_time = clock::unix_time();
        if let Some(credentials) = &mut plan.credentials {
            credentials.nonce = self.tools.tls.nonce().map_err(|e| Failure::Internal(e.to_string()))?;
        }
        let means = Means { tools: self.tools.clone(), family: plan.family, limit: plan.timeout };
        let outcome = drive_in_turn(Machine::new(plan), means, turn, &mut Unseen).await;
        // Whoever else counts Ctrl-C has then counted one that ended this probe.
        tokio::task::yield_now().await;
        Ok(smtpdiag_core::diagnose_by(&outcome, self.rules, self.language))
    }
}

/// Probes more than once, where that is asked for.
pub(super) fn run(
    screen: &mut Screen,
    args: &AgainArgs,
    prepared: &Prepared,
    global: &Global,
) -> Result<Option<Exit>, Failure> {
    if let Some(pause) = args.watch {
        return watch::run(screen, pause, prepared, global).map(Some);
    }
    let Some(times) = args.repeat else { return Ok(None) };
    repeat::run(screen, usize::try_from(times).unwrap_or(2), prepared, global).map(Some)
}

/// Refuses the formats that have no place for it.
fn only(formats: &[Format], global: &Global, option: &str) -> Result<(), Failure> {
    if formats.contains(&global.format) {
        return Ok(());
    }
    let names: Vec<String> = formats.iter().map(|f| format!("{f:?}").to_lowercase()).collect();
    Err(Failure::usage(
        format!("{option} does not print this format"),
        format!("Give --format {}.", names.join(" or --format ")),
    ))
}
