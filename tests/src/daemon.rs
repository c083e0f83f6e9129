//! Real daemons: started in the foreground, waited for, stopped on drop.

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Longest time that a daemon may take to listen.
const START: Duration = Duration::from_secs(30);

/// A running daemon. Dropping it stops it and what it started.
#[derive(Debug)]
pub struct Daemon {
    name: &'static str,
    child: Child,
    log: PathBuf,
}

impl Daemon {
    /// Starts a program that stays in the foreground. Its output goes to
    /// `log`: a daemon that kept our pipes would keep who waits for us.
    pub fn start(
        name: &'static str,
        program: &Path,
        log: &Path,
        set: impl FnOnce(&mut Command),
    ) -> Result<Self> {
        // When this test is killed, the daemon gets a signal as well.
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "TERM"]).arg(program);
        set(&mut command);
        let output = std::fs::File::create(log)?;
        command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output).process_group(0);
        let child = command.spawn().with_context(|| format!("cannot start {name}: {command:?}"))?;
        Ok(Self { name, child, log: log.to_path_buf() })
    }

    /// Waits until it listens on these ports of 127.0.0.1.
    pub fn listens(mut self, ports: &[u16]) -> Result<Self> {
        let start = Instant::now();
        for port in ports {
            while TcpStream::connect((Ipv4Addr::LOCALHOST, *port)).is_err() {
                let ended = self.child.try_wait()?;
                if ended.is_some() || start.elapsed() > START {
                    let said = std::fs::read_to_string(&self.log).unwrap_or_default();
                    bail!("{} does not listen on port {port} ({ended:?}):\n{said}", self.name);
                }
                // Not a wait for luck: the daemon gives no other sign of being ready.
                std::thread::park_timeout(Duration::from_millis(20));
            }
        }
        Ok(self)
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        let Some(pid) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) else { return };
        // A master that ends well ends its own; whoever stays is ended after it.
        kill_process(pid, Signal::TERM).ok();
        self.child.wait().ok();
        kill_process_group(pid, Signal::KILL).ok();
    }
}

/// Ports of 127.0.0.1 that are free now, all different.
pub fn free_ports<const N: usize>() -> Result<[u16; N]> {
    let mut held = Vec::new();
    let mut ports = [0; N];
    for port in &mut ports {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        *port = listener.local_addr()?.port();
        held.push(listener);
    }
    Ok(ports)
}
