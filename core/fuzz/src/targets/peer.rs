use super::bytes::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use smtpdiag_core::diagnose;
use smtpdiag_core::probe::{
    ConnectFault, Credentials, Input, Machine, Mechanism, Message, Outcome, Output, Plan, ResolveFault,
    Secret, TlsChecks, TlsChoice, TlsFault, TlsScan,
};
use smtpdiag_core::session::{Check, TlsFacts};
use smtpdiag_core::smtp::Step;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

const USER: &str = "zugspitz";
const PASSWORD: &str = "geheim 7Xq";

/// More outputs than a machine may give at once, or turns until it must end.
const ENDLESS: usize = 10_000;

/// Bytes of a transcript: no more than a few connections may fill.
const TRANSCRIPT: usize = 8 << 20;

/// The probe with a peer that does what the input says: the work is bounded,
/// it ends, and no credentials are sent without a trusted TLS connection.
///
/// The input: five bytes that choose the plan, then pieces that end in NUL;
/// the first byte of each says what happens, the rest is what is received.
pub fn probe(data: &[u8]) {
    if secret_in(&String::from_utf8_lossy(data)) {
        // libFuzzer learns what is compared: such a server knows it from the start.
        return;
    }
    let mut bytes = Bytes::new(data);
    let mut world = World { machine: Machine::new(plan(&mut bytes)), tls: Tls::Off, done: false };
    let mut now = Duration::ZERO;
    let mut until = world.drain();
    for piece in bytes.rest().split(|byte| *byte == 0).take(200) {
        let Some((happens, rest)) = piece.split_first() else { continue };
        // Time goes on, up to the instant that is waited for.
        now = if *happens == b't' { now.max(until) } else { now + Duration::from_millis(rest.len() as u64) };
        world.happen(now, *happens, rest);
        until = world.drain();
    }
    for turn in 0.. {
        if world.done {
            break;
        }
        assert!(turn < ENDLESS, "left alone, it never ends");
        now = now.max(until);
        world.machine.handle(now, Input::Timer);
        until = world.drain();
    }
    ended(&world.machine.into_outcome());
}

#[derive(Clone, Copy, PartialEq)]
enum Tls {
    Off,
    Begun,
    Untrusted,
    Trusted,
}

struct World {
    machine: Machine,
    tls: Tls,
    done: bool,
}

impl World {
    /// Does what the machine wants until it waits; gives until when.
    fn drain(&mut self) -> Duration {
        for _ in 0..ENDLESS {
            match self.machine.poll() {
                Output::Wait { until, .. } => return until,
                Output::Done => {
                    self.done = true;
                    return Duration::ZERO;
                }
                Output::Connect(_) | Output::Close => self.tls = Tls::Off,
                Output::StartTls { .. } => self.tls = Tls::Begun,
                Output::Send { bytes, shown } => self.sent(&bytes, &shown),
                _ => {}
            }
        }
        panic!("outputs without end");
    }

    fn happen(&mut self, now: Duration, happens: u8, rest: &[u8]) {
        let address = |last| IpAddr::from([192, 0, 2, last]);
        let peer = SocketAddr::from((address(1), 587));
        let words = || String::from_utf8_lossy(rest).into_owned();
        let input = match happens {
            b'a' => Input::Resolved(rest.iter().map(|last| address(*last)).collect()),
            b'n' => Input::NotResolved(ResolveFault::NotFound),
            b'c' => Input::Connected { local: peer, peer },
            b'x' => Input::NotConnected(ConnectFault::Other(rest.first().map(|code| i32::from(*code)))),
            b'f' => Input::NotConnected(ConnectFault::TimedOut),
            b'l' => Input::Looked { to: peer, result: Err(ConnectFault::Refused) },
            b'e' => Input::Closed,
            b'r' => Input::Reset,
            b'T' => Input::TlsUp(self.handshake(Check::Pass)),
            b'U' => Input::TlsUp(self.handshake(Check::Fail(words()))),
            b'p' => Input::TlsFailed(TlsFault::PlainText(rest.to_vec())),
            b'o' => Input::TlsFailed(TlsFault::Other(words())),
            b't' => Input::Timer,
            b'q' => Input::Cancel,
            // A line end is three bytes in the wire's form: the input writes LF.
            b'R' => Input::Received(rest.to_vec()),
            _ => Input::Received(crlf(rest)),
        };
        self.machine.handle(now, input);
    }

    fn handshake(&mut self, trust: Check) -> Box<TlsFacts> {
        if self.tls == Tls::Begun {
            self.tls = if trust == Check::Pass { Tls::Trusted } else { Tls::Untrusted };
        }
        Box::new(TlsFacts { trust, dates: Check::Pass, name: Check::Pass, ..TlsFacts::default() })
    }

    fn sent(&self, bytes: &[u8], shown: &str) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!secret_in(shown), "shown: {shown}");
        if self.tls != Tls::Trusted {
            assert!(!secret_in(&text) && !text.starts_with("AUTH"), "sent without trusted TLS: {text}");
        }
        let line = text.strip_suffix("\r\n").unwrap_or(&text);
        let content = text.ends_with("\r\n.\r\n") || bytes.first() == Some(&0x16);
        assert!(content || !line.contains(['\r', '\n']), "two lines at once: {text:?}");
    }
}

fn crlf(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 8);
    for byte in text {
        if *byte == b'\n' {
            out.push(b'\r');
        }
        out.push(*byte);
    }
    out
}

fn secret_in(text: &str) -> bool {
    let plain = STANDARD.encode(format!("\0{USER}\0{PASSWORD}"));
    text.contains(PASSWORD) || text.contains(&STANDARD.encode(PASSWORD)) || text.contains(&plain)
}

fn ended(outcome: &Outcome) {
    assert!(outcome.transcript.len() < TRANSCRIPT, "{} bytes", outcome.transcript.len());
    assert!(!secret_in(&outcome.transcript), "{}", outcome.transcript);
    assert!(!outcome.transcript.contains(|c: char| c.is_control() && c != '\n'));
    let report = diagnose(outcome);
    for finding in &report.findings {
        for evidence in &finding.evidence {
            assert!(evidence.end <= outcome.transcript.len() as u64, "{evidence:?}");
        }
    }
}

fn plan(bytes: &mut Bytes<'_>) -> Plan {
    let port = bytes.pick(&[587, 465, 25]);
    let tls = bytes.pick(&[TlsChoice::Auto, TlsChoice::StartTls, TlsChoice::Implicit, TlsChoice::None]);
    let scan = bytes.pick(&[TlsScan::Off, TlsScan::WhenRefused, TlsScan::Full]);
    let mechanism = bytes.pick(&[
        None,
        Some(Mechanism::Plain),
        Some(Mechanism::Login),
        Some(Mechanism::CramMd5),
        Some(Mechanism::ScramSha256),
        Some(Mechanism::XOAuth2),
    ]);
    let bits = bytes.next();
    let bit = |place: u8| bits & (1 << place) != 0;
    let credentials = Credentials {
        user: USER.into(),
        secret: Secret(PASSWORD.into()),
        mechanism,
        token: false,
        all: false,
        nonce: "rOprNGfwEbeRWgbNEkqO".into(),
    };
    let mut plan = Plan::new("mail.example.com", port);
    plan.tls = tls;
    plan.tls_checks = TlsChecks { scan, ..TlsChecks::default() };
    plan.ehlo = "client.example".into();
    plan.credentials = (!bit(0)).then_some(credentials);
    plan.from = (!bit(1)).then(|| "ann@example.com".into());
    plan.to = vec!["b@example.net".into(), "c@example.net\r\nDATA".into()];
    plan.message = bit(2).then(|| Message::new(b"Subject: x\n\n.\nhello\n"));
    plan.comparison.same_host = bit(3);
    plan.quit_after = bit(4).then_some(Step::Auth);
    plan.address = bit(5).then(|| IpAddr::from([192, 0, 2, 1]));
    plan
}
