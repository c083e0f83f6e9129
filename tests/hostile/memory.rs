use anyhow::{Context, Result};
use smtpdiag_tests::program::Answer;
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Runs a program, feeds it, and gives its answer with the most memory that
/// it ever held, in KiB.
pub fn measured(mut command: Command, mut input: impl Read) -> Result<(Answer, u64)> {
    let output = tempfile::tempdir()?;
    let (out, err) = (output.path().join("out"), output.path().join("err"));
    command.stdin(Stdio::piped());
    command.stdout(std::fs::File::create(&out)?).stderr(std::fs::File::create(&err)?);
    let mut child = command.spawn()?;
    let mut pipe = child.stdin.take().context("no pipe")?;
    // A program that has read enough may close the pipe.
    std::io::copy(&mut input, &mut pipe).ok();
    drop(pipe);
    let mut peak = 0;
    let status = loop {
        // The kernel keeps the maximum, so looking often is only for the end.
        peak = high_water(&child).unwrap_or(peak);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::park_timeout(Duration::from_millis(5));
    };
    Ok((Answer::read(status, &std::fs::read(out)?, &std::fs::read(err)?)?, peak))
}

/// `VmHWM` of /proc/PID/status: the peak of the resident set.
fn high_water(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
