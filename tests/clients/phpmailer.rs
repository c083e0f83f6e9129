use super::faults::Fault;
use anyhow::{Context, Result, ensure};
use smtpdiag_tests::program;
use std::process::Command;

/// Debian's libphp-phpmailer.
pub const AUTOLOAD: &str = "/usr/share/php/libphp-phpmailer/autoload.php";

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/clients/send.php");

/// Sends to the faulty server, and analyses what was printed.
pub fn check(fault: &Fault, level: u8, output: &str) -> Result<()> {
    let server = (fault.server)()?;
    let mut php = Command::new("php");
    php.arg(SCRIPT).arg(server.port.to_string()).arg(level.to_string()).arg(output);
    php.arg(if fault.tls { "tls" } else { "none" });
    let log = php.output().context("cannot start php")?.stdout;
    let shown = String::from_utf8_lossy(&log);
    ensure!(shown.contains("could not be sent"), "PHPMailer did not fail:\n{shown}");
    let answer = program::analyze(&log)?;
    // A lower level may tell it all the same.
    let held = answer.expect_fault(&[fault.cause]);
    let held = if level < fault.level { held.or_else(|_| answer.expect_fault(fault.hidden)) } else { held };
    held.with_context(|| format!("of this log:\n{shown}"))?;
    let report = answer.report.to_string();
    ensure!(!report.contains("hunter22") && !report.contains("aHVudGVyMjI"), "the password is in {report}");
    Ok(())
}
