use super::tls;
use anyhow::Result;
use smtpdiag_tests::daemon;
use smtpdiag_tests::peer::{Dialogue, Peer, silent};

/// A faulty server, and what its clients' logs must give.
#[derive(Debug)]
pub struct Fault {
    /// Name of the test.
    pub name: &'static str,
    /// Starts it.
    pub server: fn() -> Result<Server>,
    /// What is wrong.
    pub cause: &'static str,
    /// First level of PHPMailer's debug output that tells it.
    pub level: u8,
    /// What is left to say below that level.
    pub hidden: &'static [&'static str],
    /// Whether the client must use TLS and check the certificate.
    pub tls: bool,
}

/// A faulty server: a port, and who listens there.
#[derive(Debug)]
pub struct Server {
    /// Its port on localhost.
    pub port: u16,
    /// Nobody listens on a closed port.
    _peer: Option<Peer>,
}

impl From<Peer> for Server {
    fn from(peer: Peer) -> Self {
        Self { port: peer.port(), _peer: Some(peer) }
    }
}

/// All of them.
pub static ALL: &[Fault] = &[
    fault("closed_port", "net.refused", &["client.connect-failed"], || {
        let [port] = daemon::free_ports()?;
        Ok(Server { port, _peer: None })
    }),
    Fault {
        name: "silent",
        server: || Ok(Peer::start(|stream| silent(&stream))?.into()),
        cause: "net.read-timeout",
        // Levels 2 and 3 show an empty reply; the fourth says `timed-out`.
        level: 4,
        hidden: &["client.connect-failed"],
        tls: false,
    },
    fault("greeting_421", "server.busy", &["client.connect-failed"], || {
        dialogue("421 4.3.2 mx.example.com System not accepting network messages, try again later", &[])
    }),
    fault("greeting_554", "reputation.blocklisted", &["client.connect-failed"], || {
        dialogue("554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org", &[])
    }),
    fault("wrong_password", "auth.bad-credentials", &["client.reply-hidden", "auth.bad-credentials"], || {
        dialogue(
            READY,
            &[
                ("AUTH PLAIN ", "535 5.7.8 Error: authentication failed: authentication failure"),
                ("AUTH PLAIN", "334 "),
                ("AG", "535 5.7.8 Error: authentication failed: authentication failure"),
            ],
        )
    }),
    fault("unknown_recipient", "recipient.unknown", &["recipient.unknown"], || {
        dialogue(
            READY,
            &[
                ("AUTH PLAIN ", "235 2.7.0 Authentication successful"),
                ("AUTH PLAIN", "334 "),
                ("AG", "235 2.7.0 Authentication successful"),
                (
                    "RCPT",
                    "550 5.1.1 <ann@example.com>: Recipient address rejected: User unknown in local recipient table",
                ),
            ],
        )
    }),
    Fault {
        name: "unknown_authority",
        server: || Ok(Peer::start(tls::server()?)?.into()),
        cause: "tls.cert-untrusted",
        level: 2,
        hidden: &["client.connect-failed", "tls.cert-untrusted"],
        tls: true,
    },
];

const READY: &str = "220 mx.example.com ESMTP";

const fn fault(
    name: &'static str,
    cause: &'static str,
    hidden: &'static [&'static str],
    server: fn() -> Result<Server>,
) -> Fault {
    Fault { name, server, cause, level: 2, hidden, tls: false }
}

fn dialogue(greeting: &'static str, replies: &'static [(&'static str, &'static str)]) -> Result<Server> {
    let dialogue = Dialogue { greeting, replies };
    Ok(Peer::start(move |stream| dialogue.serve(stream))?.into())
}
