use super::timeout;
use crate::args::{Format, Global};
use crate::failure::Failure;
use clap::Args;
use smtpdiag_core::probe::CertDays;
use smtpdiag_core::render::Thresholds;
use std::time::Duration;

/// When monitoring is to hear of a probe that found no fault.
#[derive(Clone, Copy, Debug, Args)]
#[command(next_help_heading = "With --format nagios")]
pub(crate) struct MonitorArgs {
    /// WARNING where the probe takes longer
    #[arg(long, value_name = "TIME", value_parser = timeout::parse)]
    warn: Option<Duration>,
    /// CRITICAL where the probe takes longer
    #[arg(long, value_name = "TIME", value_parser = timeout::parse)]
    crit: Option<Duration>,
}

impl MonitorArgs {
    /// The thresholds; those of time mean nothing in another format.
    pub(crate) fn thresholds(&self, days: CertDays, global: &Global) -> Result<Thresholds, Failure> {
        let given = self.warn.is_some() || self.crit.is_some();
        if given && global.format != Format::Nagios {
            return Err(Failure::usage(
                "--warn and --crit set the state of a monitoring plugin",
                "Give --format nagios with them.",
            ));
        }
        let (days_warning, days_critical) = match days {
            CertDays::Usual => (None, None),
            CertDays::Given(warning, 0) => (Some(warning.into()), None),
            CertDays::Given(warning, critical) => (Some(warning.into()), Some(critical.into())),
        };
        Ok(Thresholds { warning: self.warn, critical: self.crit, days_warning, days_critical })
    }
}
