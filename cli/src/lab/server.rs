//! Servers on ports, one a scenario.

use super::certificates::Authority;
use super::dialogue::Dialogue;
use super::record::{Event, Record, Talk};
use super::scenario::Scenario;
use super::steps::Counts;
use super::tls;
use super::wire::Wire;
use rustls::ServerConfig;
use rustls::pki_types::CertificateDer;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::SyncSender;
use std::thread;

/// Most connections at a time, over all servers.
const CONNECTIONS: usize = 200;

/// Where to listen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// The address; without one, loopback of both families.
    pub(crate) bind: Option<IpAddr>,
    /// The first port; 0 means free ones.
    pub(crate) port: u16,
}

/// Servers that run until the program ends.
pub(crate) struct Lab {
    authority: Authority,
    /// Each server, in the order of the scenarios.
    pub(crate) servers: Vec<Listening>,
}

/// A server that listens.
#[derive(Clone, Debug)]
pub(crate) struct Listening {
    /// What it plays.
    pub(crate) scenario: Scenario,
    /// Where.
    pub(crate) port: u16,
}

/// What the connections of a server share.
pub(super) struct Served {
    pub(super) scenario: Scenario,
    pub(super) tls: Arc<ServerConfig>,
    pub(super) counts: Counts,
    port: u16,
    connections: AtomicU64,
    open: Arc<AtomicUsize>,
    log: SyncSender<Record>,
}

impl Lab {
    /// Starts a server for each scenario, on ports that follow each other.
    pub(crate) fn start(
        scenarios: Vec<Scenario>,
        place: Place,
        log: &SyncSender<Record>,
    ) -> io::Result<Self> {
        let authority = Authority::make("smtpdiag lab authority").map_err(io::Error::other)?;
        let open = Arc::new(AtomicUsize::new(0));
        let mut servers = Vec::new();
        for (offset, scenario) in scenarios.into_iter().enumerate() {
            let wanted = if place.port == 0 { Some(0) } else { port_at(place.port, offset) };
            let (listeners, port) = listen(place.bind, wanted.ok_or(io::ErrorKind::AddrNotAvailable)?)?;
            let served = Arc::new(Served {
                tls: tls::config(&scenario.tls, &authority)?,
                counts: Counts::of(&scenario),
                scenario: scenario.clone(),
                port,
                connections: AtomicU64::new(0),
                open: Arc::clone(&open),
                log: log.clone(),
            });
            for listener in listeners {
                let served = Arc::clone(&served);
                thread::spawn(move || accept(&listener, &served));
            }
            servers.push(Listening { scenario, port });
        }
        Ok(Self { authority, servers })
    }

    /// The certificate of the authority, as a PEM file.
    pub(crate) fn authority_pem(&self) -> String {
        self.authority.pem()
    }

    /// The certificate of the authority.
    pub(crate) fn authority(&self) -> CertificateDer<'static> {
        self.authority.der()
    }
}

fn port_at(first: u16, offset: usize) -> Option<u16> {
    u16::try_from(offset).ok().and_then(|offset| first.checked_add(offset))
}

/// Listens on loopback of both families, where the machine has IPv6, or on the
/// address that was given.
fn listen(bind: Option<IpAddr>, port: u16) -> io::Result<(Vec<TcpListener>, u16)> {
    let first = TcpListener::bind((bind.unwrap_or(Ipv4Addr::LOCALHOST.into()), port))
        .map_err(|e| io::Error::new(e.kind(), format!("port {port}: {e}")))?;
    let port = first.local_addr()?.port();
    let second = bind.is_none().then(|| TcpListener::bind((Ipv6Addr::LOCALHOST, port)));
    Ok(([Some(first), second.and_then(Result::ok)].into_iter().flatten().collect(), port))
}

fn accept(listener: &TcpListener, served: &Arc<Served>) {
    for socket in listener.incoming().flatten() {
        if served.open.fetch_add(1, Ordering::SeqCst) >= CONNECTIONS {
            served.open.fetch_sub(1, Ordering::SeqCst);
            continue;
        }
        let served = Arc::clone(served);
        thread::spawn(move || {
            serve(&served, socket);
            served.open.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

fn serve(served: &Served, socket: TcpStream) {
    let number = served.connections.fetch_add(1, Ordering::SeqCst) + 1;
    let talk = Talk::new(&served.log, &served.scenario.name, served.port, number);
    let peer = socket.peer_addr().map_or_else(|_| String::new(), |peer| peer.to_string());
    talk.tell(Event::Connected, false, &peer);
    let Ok(wire) = Wire::new(socket) else { return };
    let mut dialogue = Dialogue::new(served, wire, talk);
    // A client that goes away is no fault of the server.
    if let Err(error) = dialogue.run() {
        dialogue.tell(Event::Gone, &error.to_string());
    }
}
