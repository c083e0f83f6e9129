use anyhow::{Context, Result, bail, ensure};
use smtpdiag_tests::{program, suite};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// Set inside the namespace.
const INSIDE: &str = "SMTPDIAG_NETNS";

/// Swallows what is sent to it.
pub const SILENT: &str = "192.0.2.1";
/// The router says that no way leads to this host.
pub const NO_HOST: &str = "198.51.100.1";
/// The local rules forbid it.
pub const PROHIBITED: &str = "198.51.100.2";
/// No route at all.
pub const NO_ROUTE: &str = "203.0.113.1";

const COMMANDS: &[&str] = &[
    "ip link set lo up",
    // The loopback drops what is for no address of ours, without a word.
    "ip route add 192.0.2.0/24 dev lo",
    "ip route add unreachable 198.51.100.1",
    "ip route add prohibit 198.51.100.2",
];

/// Starts this test again in new network and mount namespaces. They end with it.
pub fn enter() -> Result<()> {
    if std::env::var_os(INSIDE).is_some() {
        return Ok(());
    }
    suite::needs(&["/usr/bin/unshare", "/usr/sbin/ip"])?;
    let mut unshare = Command::new("unshare");
    unshare.args(["--net", "--mount", "--propagation", "private"]);
    if !rustix::process::geteuid().is_root() {
        unshare.arg("--map-root-user");
    }
    unshare.arg(std::env::current_exe()?).args(std::env::args_os().skip(1));
    unshare.env(INSIDE, "1").env(program::GIVEN, program::path()?);
    Err(unshare.exec()).context("cannot make a network namespace")
}

/// Routes, and a resolver configuration that names ours.
pub fn lay_out(folder: &Path) -> Result<()> {
    COMMANDS.iter().try_for_each(|command| run(command))?;
    resolver(folder, "127.0.0.53")
}

/// Puts another resolver configuration in place. One server, no search list.
fn resolver(folder: &Path, server: &str) -> Result<()> {
    let file = folder.join("resolv.conf");
    std::fs::write(&file, format!("nameserver {server}\noptions attempts:1\n"))?;
    // Where /etc/resolv.conf is a link, its target is covered.
    let target = std::fs::canonicalize("/etc/resolv.conf").context("/etc/resolv.conf is not there")?;
    run(&format!("mount --bind {} {}", file.display(), target.display()))
}

/// Runs a command, words divided by blanks.
pub fn run(command: &str) -> Result<()> {
    let mut words = command.split(' ');
    let Some(program) = words.next() else { bail!("an empty command") };
    let output =
        Command::new(program).args(words).output().with_context(|| format!("cannot start {command}"))?;
    ensure!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(())
}
