//! What `smtpdiag probe` says of real servers beside what swaks, openssl and
//! testssl.sh say: capabilities, TLS, certificate, AUTH. Prints one table;
//! `explained.toml` has the differences that are right, with reasons.

#[path = "../servers"]
#[allow(dead_code, reason = "the tests of servers use the rest")]
mod servers {
    pub mod dovecot;
    pub mod exim;
    pub mod folder;
    pub mod postfix;
    pub mod probe;
}

mod explained;
mod facts;
mod opensmtpd;
mod openssl;
mod ours;
mod submission;
mod swaks;
mod testssl;

use anyhow::{Result, ensure};
use explained::Explained;
use facts::{Door, Facts};
use servers::{dovecot::Dovecot, exim::Exim, folder::Folder, postfix::Postfix};
use smtpdiag_tests::suite;
use std::process::ExitCode;

/// The other programs, by name.
type Tool = fn(&Door) -> Result<Facts>;
const TOOLS: &[(&str, Tool)] =
    &[("swaks", swaks::facts), ("openssl", openssl::facts), ("testssl.sh", testssl::facts)];

fn main() -> Result<ExitCode> {
    suite::as_root()?;
    let folder = Folder::make()?;
    let exim = Exim::start(&folder)?;
    let dovecot = Dovecot::start(&folder)?;
    let postfix = Postfix::start(&folder, &dovecot.sasl)?;
    let submission = submission::Submission::start(&folder)?;
    let opensmtpd = opensmtpd::OpenSmtpd::start(&folder)?;
    let authority = folder.certificates.authority.display().to_string();
    let door =
        |name: &'static str, port, implicit| Door { name, port, implicit, authority: authority.clone() };
    let doors = [
        door("Exim, STARTTLS", exim.ports.starttls, false),
        door("Exim, implicit TLS", exim.ports.implicit, true),
        door("Postfix, STARTTLS", postfix.ports.starttls, false),
        door("Postfix, implicit TLS", postfix.ports.implicit, true),
        door("Dovecot submission, STARTTLS", submission.port, false),
        door("OpenSMTPD, STARTTLS", opensmtpd.port, false),
    ];
    let only = std::env::args().nth(1).unwrap_or_default();
    let explained = Explained::read()?;
    let mut table = Table::default();
    for door in doors.iter().filter(|door| door.name.contains(&only)) {
        table.door(door, &explained)?;
    }
    println!(
        "\n{} agree, {} differ and are explained, {} differ",
        table.agree, table.explained, table.differ
    );
    explained.print();
    ensure!(table.agree > 0, "no server is called {only}");
    Ok(if table.differ == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What was counted.
#[derive(Default)]
struct Table {
    agree: usize,
    explained: usize,
    differ: usize,
}

impl Table {
    /// Compares all tools on one server, and prints a line a fact.
    fn door(&mut self, door: &Door, explained: &Explained) -> Result<()> {
        println!("\n{} (port {})", door.name, door.port);
        let ours = ours::facts(door)?;
        let missing = "(nothing)".to_owned();
        for (tool, facts) in TOOLS {
            for (fact, theirs) in facts(door)? {
                let own = ours.get(&fact).unwrap_or(&missing);
                let answer = if *own == theirs {
                    self.agree += 1;
                    format!("agree   {own}")
                } else if explained.reason(door.name, &fact, tool).is_some() {
                    self.explained += 1;
                    format!("differ, explained: {own} | {tool}: {theirs}")
                } else {
                    self.differ += 1;
                    format!("DIFFER  smtpdiag: {own} | {tool}: {theirs}")
                };
                println!("  {tool:<11} {fact:<20} {answer}");
            }
        }
        Ok(())
    }
}
