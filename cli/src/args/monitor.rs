use super::timeout;
use crate::args::{Format, Global};
use crate::failure::Failure;
use clap::Args;
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
    /// WARNING, and CRITICAL, where the certificate ends in fewer days: 20 or 20,7
    #[arg(long, value_name = "DAYS", value_parser = days)]
    cert_days: Option<(i64, Option<i64>)>,
}

impl MonitorArgs {
    /// The thresholds; they mean nothing in another format.
    pub(crate) fn thresholds(&self, global: &Global) -> Result<Thresholds, Failure> {
        let given = self.warn.is_some() || self.crit.is_some() || self.cert_days.is_some();
        if given && global.format != Format::Nagios {
            return Err(Failure::usage(
                "--warn, --crit and --cert-days set the state of a monitoring plugin",
                "Give --format nagios with them.",
            ));
        }
        Ok(Thresholds {
            warning: self.warn,
            critical: self.crit,
            days_warning: self.cert_days.map(|(warning, _)| warning),
            days_critical: self.cert_days.and_then(|(_, critical)| critical),
        })
    }
}

/// Reads `20` or `20,7`: the first number is of the milder alarm.
fn days(text: &str) -> Result<(i64, Option<i64>), String> {
    let number = |text: &str| {
        let days: Option<u16> = text.trim().parse().ok();
        days.map(i64::from).ok_or_else(|| "days as 20, or as 20,7 for WARNING and CRITICAL".to_owned())
    };
    let Some((warning, critical)) = text.split_once(',') else { return Ok((number(text)?, None)) };
    let (warning, critical) = (number(warning)?, number(critical)?);
    if critical > warning {
        return Err("the days of WARNING come first and are more".into());
    }
    Ok((warning, Some(critical)))
}

#[cfg(test)]
#[path = "monitor_tests.rs"]
mod tests;
