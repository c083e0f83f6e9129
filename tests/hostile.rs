//! Servers and logs that mean harm: the program ends, says so, and its memory
//! stays bounded.

mod hostile {
    pub mod memory;
    pub mod noise;
}

use anyhow::{Result, ensure};
use hostile::{memory, noise::Noise};
use libtest_mimic::Arguments;
use smtpdiag_tests::peer::{Peer, silent};
use smtpdiag_tests::program::{self, Answer};
use smtpdiag_tests::suite::trial;
use std::io::Write;
use std::net::TcpStream;
use std::process::ExitCode;

/// Most memory that the program may ever have held, in KiB.
const MEMORY: u64 = 64 * 1024;

fn main() -> ExitCode {
    let trials = vec![
        trial("endless_line", || probe(endless_line)),
        trial("endless_multiline_reply", || probe(endless_reply)),
        trial("endless_capabilities", || probe(endless_capabilities)),
        trial("dripping_bytes", || probe(dripping)),
        trial("control_characters", || probe(control_characters)),
        trial("random_log", || log(Noise::random(100 << 20))),
        trial("endless_line_in_a_log", || log(Noise::one_line(32 << 20))),
        trial("endless_errors_in_a_log", || log(Noise::errors(8 << 20))),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn probe(serve: fn(&TcpStream) -> std::io::Result<()>) -> Result<()> {
    let peer = Peer::start(move |stream| serve(&stream))?;
    let target = format!("127.0.0.1:{}", peer.port());
    let command = program::command(&["probe", &target, "--tls", "none", "--timeout", "2s"])?;
    told(&memory::measured(command, std::io::empty())?)
}

fn log(noise: Noise) -> Result<()> {
    told(&memory::measured(program::command(&["analyze", "-"])?, noise)?)
}

/// A well-formed answer: a fault or "could not tell", in bounded memory.
fn told((answer, peak): &(Answer, u64)) -> Result<()> {
    ensure!(*peak <= MEMORY, "{peak} KiB of memory; {MEMORY} is the bound");
    let status = answer.status.code();
    ensure!(matches!(status, Some(1 | 3)), "exit status {status:?}\n{}", answer.told());
    let wanted = if status == Some(1) { "fault" } else { "unknown" };
    ensure!(answer.verdict() == wanted, "exit status {status:?}, but {}", answer.told());
    let raw = answer.report["summary"].as_str().unwrap_or_default().chars().any(char::is_control);
    ensure!(!raw, "control characters in the summary\n{}", answer.told());
    Ok(())
}

fn endless_line(mut stream: &TcpStream) -> std::io::Result<()> {
    stream.write_all(b"220 ")?;
    loop {
        stream.write_all(&[b'x'; 8192])?;
    }
}

fn endless_reply(mut stream: &TcpStream) -> std::io::Result<()> {
    loop {
        stream.write_all(&b"220-welcome to a server that does not stop talking\r\n".repeat(100))?;
    }
}

fn endless_capabilities(mut stream: &TcpStream) -> std::io::Result<()> {
    stream.write_all(b"220 mx.example.com ESMTP\r\n250-mx.example.com\r\n")?;
    for number in 0_u64.. {
        stream.write_all(format!("250-XTENSION{number}\r\n").as_bytes())?;
    }
    Ok(())
}

/// A byte each time that the client would almost have given up.
fn dripping(mut stream: &TcpStream) -> std::io::Result<()> {
    // The pause is the server's behaviour: it ends when the client hangs up.
    stream.set_read_timeout(Some(std::time::Duration::from_millis(500)))?;
    let mut heard = [0];
    loop {
        stream.write_all(b"2")?;
        if matches!(std::io::Read::read(&mut stream, &mut heard), Ok(0)) {
            return Ok(());
        }
    }
}

fn control_characters(mut stream: &TcpStream) -> std::io::Result<()> {
    stream.write_all(b"554 \x1b]0;owned\x07\x1b[2J\x00\xff\xfe no \x9b31m\r\n")?;
    silent(stream)
}
