use anyhow::{Context, Result};
use smtpdiag_tests::lab::{Lab, Scenario};
use std::process::Command;

/// A client: its name in the matrix, what runs it, its script.
#[derive(Debug)]
pub struct Client {
    pub name: &'static str,
    program: &'static str,
    script: &'static str,
}

const fn client(name: &'static str, program: &'static str, script: &'static str) -> Client {
    Client { name, program, script }
}

/// All of them: as Debian has them, but for those of `package.json`.
pub const CLIENTS: &[Client] = &[
    client("PHPMailer", "php", "phpmailer.php"),
    client("Symfony", "php", "symfony.php"),
    client("SwiftMailer", "php", "swiftmailer.php"),
    client("PEAR", "php", "pear.php"),
    client("Nodemailer", "node", "nodemailer.js"),
    client("Nodemailer error", "node", "nodemailer-error.mjs"),
    client("emailjs", "node", "emailjs.mjs"),
    client("smtp-client", "node", "smtp-client.js"),
    client("smtplib", PYTHON, "smtplib.py"),
    client("aiosmtplib", PYTHON, "aiosmtplib.py"),
    client("Django", PYTHON, "django.py"),
    client("Perl", "perl", "net-smtp.pl"),
    client("Email::Sender", "perl", "email-sender.pl"),
    client("Ruby", "ruby", "net-smtp.rb"),
    client("Mail", "ruby", "mail.rb"),
    client("JavaMail", "sh", "javamail.sh"),
    client("JavaMail error", "sh", "javamail-error.sh"),
    client("Go", "sh", "net-smtp-go.sh"),
    client("Tcl", "tclsh", "smtp.tcl"),
    client("Emacs", "sh", "smtpmail.sh"),
    client("swaks", "sh", "swaks.sh"),
    client("curl", "sh", "curl.sh"),
    client("msmtp", "sh", "msmtp.sh"),
    client("s-nail", "sh", "s-nail.sh"),
    client("mutt", "sh", "mutt.sh"),
    client("sendEmail", "sh", "sendemail.sh"),
    client("git send-email", "sh", "git-send-email.sh"),
    client("openssl", "sh", "openssl.sh"),
    client("Exim", "sh", "exim.sh"),
    client("nullmailer", "sh", "nullmailer.sh"),
    client("sSMTP", "sh", "ssmtp.sh"),
];

/// Debian's own, for which its packages are.
const PYTHON: &str = "/usr/bin/python3";

impl Client {
    /// Sends to the scenario's server, and gives what the client printed.
    pub fn log(&self, lab: &Lab, scenario: &Scenario) -> Result<Vec<u8>> {
        let option = |name: &str| {
            let at = scenario.probe.iter().position(|word| word == name)?;
            scenario.probe.get(at + 1).map(String::as_str)
        };
        // Where the probe needs no word for it, clients speak as the server does; that one
        // speaks TLS first is what they have to find out.
        let usual = if scenario.tls == "none" { "none" } else { "starttls" };
        let script = format!("{}/matrix/clients/{}", env!("CARGO_MANIFEST_DIR"), self.script);
        let mut command = Command::new("timeout");
        // python3 puts the folder of a script in front: `smtplib.py` must not hide smtplib.
        command.args(["20", self.program]).args((self.program.ends_with("python3")).then_some("-I"));
        command.arg(script);
        command.env("PORT", lab.port(&scenario.name)?.to_string()).env("CA", &lab.authority);
        // msmtp wants it from a command: the others have it in their scripts.
        command.env("PASSWORD", "hunter22");
        command.env("TLS", option("--tls").unwrap_or(usual));
        command.env("LOGIN", if option("--user").is_some() { "yes" } else { "no" });
        command.env("FROM", option("--from").unwrap_or("joe@example.com"));
        command.env("TO", option("--to").unwrap_or("ann@example.net"));
        command.env("EHLO", option("--ehlo").unwrap_or("client.example.com"));
        let output = command.output().with_context(|| format!("cannot start {}", self.name))?;
        // As on a terminal: both streams.
        Ok([output.stdout, output.stderr].concat())
    }
}
