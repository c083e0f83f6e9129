//! Runs a probe: does what the machine says, and tells it what came of it.

use crate::io::beside::Beside;
use crate::io::dial::Dialer;
use crate::io::dns::Dns;
use crate::io::tls::TlsClient;
use crate::io::{Link, clock, trace};
use smtpdiag_core::probe::{Family, Input, Machine, Outcome, Output, Waiting};
use smtpdiag_core::report::DnsFact;
use std::future::{Future, pending};
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::Notify;
use tokio::task::{JoinHandle, JoinSet};

/// Sees everything that goes in and comes out, for the live display.
pub(crate) trait Watch {
    /// Something happened outside.
    fn input(&mut self, now: Duration, input: &Input);
    /// The machine wants or tells something.
    fn output(&mut self, now: Duration, output: &Output);
    /// The machine waits.
    fn waiting(&mut self, why: Waiting, limit: Duration);
    /// DNS says this of the server.
    fn fact(&mut self, fact: &DnsFact);
}

/// What is under way outside.
enum Under {
    /// Nothing: no connection.
    Nothing,
    /// A look-up, a connection, a handshake.
    Way(Pin<Box<dyn Future<Output = (Input, Option<Link>)>>>),
    /// A connection to read from.
    Open(Link),
}

impl Under {
    /// The next thing that happens. Safe to drop and call again.
    async fn next(&mut self) -> Input {
        match self {
            Self::Nothing => pending().await,
            Self::Way(way) => {
                let (input, link) = way.as_mut().await;
                *self = link.map_or(Self::Nothing, Self::Open);
                input
            }
            Self::Open(link) => {
                let input = link.read().await;
                if !matches!(input, Input::Received(_)) {
                    *self = Self::Nothing;
                }
                input
            }
        }
    }

    async fn close(&mut self) {
        if let Self::Open(link) = std::mem::replace(self, Self::Nothing) {
            link.close().await;
        }
    }
}

/// The driver of one probe.
struct Driver<'a> {
    start: Instant,
    tls: TlsClient,
    dns: Dns,
    family: Family,
    limit: Duration,
    under: Under,
    dialer: Dialer,
    /// Connections that are only looked at.
    looks: JoinSet<Input>,
    /// Names of addresses, looked up beside the dialogue, where they are wanted.
    names: Option<Beside>,
    /// The addresses that answered.
    talked: Vec<IpAddr>,
    watch: &'a mut dyn Watch,
}

/// What does the IO of a probe.
#[derive(Clone, Debug)]
pub(crate) struct Tools {
    pub(crate) tls: TlsClient,
    pub(crate) dialer: Dialer,
    pub(crate) dns: Dns,
    /// Whether the names of the server's addresses are looked up.
    pub(crate) ptr: bool,
}

/// What a machine is driven with.
pub(crate) struct Means {
    pub(crate) tools: Tools,
    pub(crate) family: Family,
    /// Limit of a look-up, and of sending.
    pub(crate) limit: Duration,
}

/// Which address of a name goes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// The one that the resolver puts first.
    Resolver,
    /// They take turns: of the sorted ones the one with this number.
    Number(usize),
}

impl Turn {
    /// Puts what was looked up in this order.
    fn applied(self, mut input: Input) -> Input {
        if let (Self::Number(number), Input::Resolved(addresses)) = (self, &mut input)
            && !addresses.is_empty()
        {
            addresses.sort();
            let length = addresses.len();
            addresses.rotate_left(number % length);
        }
        input
    }
}

/// Runs a machine to its end, or to Ctrl-C.
pub(crate) async fn drive(machine: Machine, means: Means, watch: &mut dyn Watch) -> Outcome {
    drive_in_turn(machine, means, Turn::Resolver, watch).await
}

/// The same, where the addresses of the name take turns.
pub(crate) async fn drive_in_turn(
    mut machine: Machine,
    means: Means,
    turn: Turn,
    watch: &mut dyn Watch,
) -> Outcome {
    let Means { tools: Tools { tls, dialer, dns, ptr }, family, limit } = means;
    let mut driver = Driver {
        start: Instant::now(),
        tls,
        dns,
        family,
        limit,
        under: Under::Nothing,
        looks: JoinSet::new(),
        // A proxy is there so that nobody else hears of the server.
        names: (ptr && dialer.proxy.is_none()).then(Beside::default),
        talked: Vec::new(),
        dialer,
        watch,
    };
    let stop = interrupts().await;
    while let Some(until) = driver.obey(&mut machine).await {
        let input = tokio::select! {
            input = driver.under.next() => input,
            Some(Ok(input)) = driver.looks.join_next() => input,
            () = tokio::time::sleep_until((driver.start + until).into()) => Input::Timer,
            () = stop.pressed() => Input::Cancel,
        };
        let input = turn.applied(input);
        let now = driver.start.elapsed();
        driver.watch.input(now, &input);
        if let Input::Connected { peer, .. } = &input {
            driver.talked.push(peer.ip());
        }
        machine.handle(now, input);
    }
    driver.under.close().await;
    let mut outcome = machine.into_outcome();
    if let Some(names) = driver.names.take() {
        outcome.dns = names.known(&driver.talked).await;
    }
    outcome.dns.iter().for_each(|fact| driver.watch.fact(fact));
    outcome
}

/// Ctrl-C, counted from the start also while nobody waits for it, until dropped.
pub(crate) struct Stop {
    pressed: Arc<Notify>,
    ever: Arc<AtomicBool>,
    counting: JoinHandle<()>,
}

impl Stop {
    /// Waits until it is pressed.
    pub(crate) async fn pressed(&self) {
        self.pressed.notified().await;
    }

    /// Whether it was pressed, at any time.
    pub(crate) fn was_pressed(&self) -> bool {
        self.ever.load(Ordering::SeqCst)
    }
}

impl Drop for Stop {
    fn drop(&mut self) {
        self.counting.abort();
    }
}

/// Counts Ctrl-C from now on.
pub(crate) async fn interrupts() -> Stop {
    let (pressed, ever) = (Arc::new(Notify::new()), Arc::new(AtomicBool::new(false)));
    let (notify, seen) = (Arc::clone(&pressed), Arc::clone(&ever));
    let counting = tokio::spawn(async move {
        while tokio::signal::ctrl_c().await.is_ok() {
            seen.store(true, Ordering::SeqCst);
            notify.notify_one();
        }
    });
    // Lets the task run once, so that the handler stands before anything is sent.
    tokio::task::yield_now().await;
    Stop { pressed, ever, counting }
}

impl Driver<'_> {
    /// Does all that the machine says, until it waits (until when) or is done.
    async fn obey(&mut self, machine: &mut Machine) -> Option<Duration> {
        loop {
            let output = machine.poll();
            self.watch.output(self.start.elapsed(), &output);
            match output {
                Output::Resolve { name } => {
                    self.under = Under::Way(Box::pin(resolve(self.dns, name, self.family, self.limit)));
                }
                Output::Connect(address) => {
                    if let Some(names) = &mut self.names {
                        names.name_of(self.dns, address.ip());
                    }
                    self.under.close().await;
                    self.under = Under::Way(Box::pin(self.dialer.clone().connect(address)));
                }
                Output::Trace { to, beside } => {
                    self.under.close().await;
                    self.under = Under::Way(Box::pin(traced(to, beside)));
                }
                Output::Look(to) => {
                    self.looks.spawn(self.dialer.clone().look(to));
                }
                Output::Send { bytes, .. } => {
                    if let Under::Open(link) = &mut self.under {
                        link.send(&bytes, self.limit).await;
                    }
                }
                Output::StartTls { name } => self.start_tls(name),
                Output::Wait { until, why } => {
                    self.watch.waiting(why, until.saturating_sub(self.start.elapsed()));
                    return Some(until);
                }
                Output::Note(_) | Output::Scan(_) => {}
                Output::Close => self.under.close().await,
                Output::Done => return None,
            }
        }
    }

    fn start_tls(&mut self, name: String) {
        if let Under::Open(link) = std::mem::replace(&mut self.under, Under::Nothing) {
            let handshake = self.tls.clone().start(link, name, clock::unix_time());
            self.under = Under::Way(Box::pin(handshake));
        }
    }
}

async fn traced(to: SocketAddr, beside: u16) -> (Input, Option<Link>) {
    (trace::trace(to, beside).await, None)
}

async fn resolve(dns: Dns, name: String, family: Family, limit: Duration) -> (Input, Option<Link>) {
    (dns.resolve(name, family, limit).await, None)
}
