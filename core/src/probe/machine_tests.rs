use super::*;
use crate::probe::{
    ConnectFault, Credentials, Greylist, Mechanism, ResolveFault, Secret, ServerChecks, TlsChoice, TlsFault,
    Waiting,
};
use crate::session::{Check, TlsFacts};
use proptest::prelude::*;
use std::net::{IpAddr, SocketAddr};

fn plan() -> Plan {
    Plan { ehlo: "client.example".into(), unix_time: 1_800_000_000, ..Plan::new("mail.example.com", 587) }
}

/// Takes outputs until the machine waits or is done; counts them.
fn drain(machine: &mut Machine) -> (Output, usize) {
    for count in 0..10_000 {
        if let last @ (Output::Wait { .. } | Output::Done) = machine.poll() {
            return (last, count);
        }
    }
    panic!("outputs without end");
}

#[test]
fn a_timer_before_its_time_is_ignored() {
    let mut machine = Machine::new(plan());
    drain(&mut machine);
    machine.handle(Duration::from_secs(9), Input::Timer);
    assert!(matches!(drain(&mut machine).0, Output::Wait { why: Waiting::Resolve, .. }));
    machine.handle(Duration::from_secs(10), Input::Timer);
    assert_eq!(drain(&mut machine).0, Output::Done);
    let outcome = machine.into_outcome();
    assert_eq!(outcome.events.last().map(|e| e.text.as_str()), Some("resolve: the resolver did not answer"));
}

#[test]
fn events_stand_in_the_transcript() {
    let mut machine = Machine::new(plan());
    drain(&mut machine);
    machine.handle(Duration::from_millis(3), Input::Resolved(vec![IpAddr::from([192, 0, 2, 1])]));
    let peer = SocketAddr::from(([192, 0, 2, 1], 587));
    machine.handle(Duration::from_millis(9), Input::Connected { local: peer, peer });
    machine.handle(Duration::from_millis(12), Input::Received(b"554 5.7.1 go away\r\n".to_vec()));
    machine.handle(Duration::from_millis(13), Input::Closed);
    let outcome = machine.into_outcome();
    for event in &outcome.events {
        let span = event.place.span;
        let words = &outcome.transcript[span.start as usize..span.end as usize];
        assert_eq!(words, event.text);
        let line = outcome.transcript.lines().nth(event.place.line as usize - 1);
        assert_eq!(line.map(|line| &line[4..]), Some(words));
    }
    assert!(outcome.transcript.contains("<** 554 5.7.1 go away\n -> QUIT\n"), "{}", outcome.transcript);
}

/// Pieces of dialogues, good and bad, in any order.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        Just(b"220 mail.example.com ESMTP\r\n".to_vec()),
        Just(b"250-mail.example.com\r\n250-STARTTLS\r\n250 AUTH PLAIN SCRAM-SHA-256 LOGIN\r\n".to_vec()),
        Just(b"250 OK\r\n".to_vec()),
        Just(b"334 \r\n".to_vec()),
        Just(b"334 cj1hYmNYLHM9UVNYQ1IrUTZzZWs4YmY5MixpPTQwOTY=\r\n".to_vec()),
        Just(b"235 2.7.0 OK\r\n".to_vec()),
        Just(b"502 no\r\n".to_vec()),
        Just(b"421 bye\r\n".to_vec()),
        Just(b"450 4.2.0 Greylisted\r\n".to_vec()),
        Just(b"535 5.7.8 no\r\n".to_vec()),
        Just(b"250-".to_vec()),
        Just(vec![0x16, 3, 1, 0]),
        Just(vec![b'2'; 40_000]),
        Just(b"250-x\r\n".repeat(300)),
        Just(b"250 x\r\n".repeat(20)),
        proptest::collection::vec(any::<u8>(), 0..64),
    ]
}

fn facts(ok: bool) -> Box<TlsFacts> {
    let trust = if ok { Check::Pass } else { Check::Fail("certificate: unknown issuer".into()) };
    Box::new(TlsFacts { trust, ..TlsFacts::default() })
}

fn input() -> impl Strategy<Value = Input> {
    let any_address = SocketAddr::from(([192, 0, 2, 1], 587));
    let v6 = IpAddr::from([0x2001, 0xdb8, 0, 0, 0, 0, 0, 1]);
    prop_oneof![
        4 => Just(Input::Resolved(vec![IpAddr::from([192, 0, 2, 1]), v6])),
        1 => Just(Input::Resolved((0..40).map(|n| IpAddr::from([192, 0, 2, n])).collect())),
        1 => Just(Input::NotResolved(ResolveFault::NotFound)),
        6 => Just(Input::Connected { local: any_address, peer: any_address }),
        1 => Just(Input::NotConnected(ConnectFault::Other(Some(5)))),
        12 => bytes().prop_map(Input::Received),
        1 => Just(Input::Closed),
        1 => Just(Input::Reset),
        4 => any::<bool>().prop_map(|ok| Input::TlsUp(facts(ok))),
        1 => Just(Input::TlsFailed(TlsFault::PlainText(b"220 x".to_vec()))),
        1 => Just(Input::TlsFailed(TlsFault::Version)),
        2 => Just(Input::Timer),
        1 => Just(Input::Cancel),
    ]
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let tls = prop_oneof![
        Just(TlsChoice::Auto),
        Just(TlsChoice::StartTls),
        Just(TlsChoice::Implicit),
        Just(TlsChoice::None)
    ];
    let steps = prop_oneof![
        Just(None),
        Just(Some(Step::Connect)),
        Just(Some(Step::Ehlo)),
        Just(Some(Step::Tls)),
        Just(Some(Step::Auth)),
        Just(Some(Step::Rcpt))
    ];
    let mechanism =
        prop_oneof![Just(None), Just(Some(Mechanism::ScramSha256)), Just(Some(Mechanism::XOAuth2))];
    let port = prop_oneof![Just(25), Just(465), Just(587)];
    let more = any::<(bool, bool, bool, bool, bool)>();
    (tls, steps, mechanism, port, any::<(bool, bool)>(), 0..100u64, more).prop_map(
        |(
            tls,
            quit_after,
            mechanism,
            port,
            (login, envelope),
            timeout,
            (all, relay, starttls, waits, clear),
        )| Plan {
            checks: ServerChecks { relay, starttls },
            greylist: if waits { Greylist::After(Duration::from_secs(timeout)) } else { Greylist::Report },
            allow_plaintext_auth: clear,
            patient: waits && clear,
            tls,
            quit_after,
            port,
            credentials: login.then(|| Credentials {
                user: "user".into(),
                secret: Secret("sec ret-pass".into()),
                token: false,
                all,
                mechanism: mechanism.filter(|_| !all),
                nonce: "abc".into(),
            }),
            from: envelope.then(|| "a@example.com\r\nDATA".into()),
            to: vec!["b@example.net".into()],
            timeout: Duration::from_secs(timeout),
            ..plan()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever comes, in whatever order: no panic, and bounded work.
    #[test]
    fn never_panics_and_stays_bounded(plan in any_plan(), inputs in proptest::collection::vec((input(), 0..3_000u64), 0..60)) {
        let mut machine = Machine::new(plan);
        let mut now = Duration::ZERO;
        for (input, pause) in inputs {
            drain(&mut machine);
            now += Duration::from_millis(pause);
            machine.handle(now, input);
        }
        drain(&mut machine);
        let outcome = machine.into_outcome();
        let most = limits::PROBE_CONNECTIONS + limits::PROBE_ERRANDS + limits::PROBE_RETRIES + 1;
        prop_assert!(outcome.attempts.len() <= most);
        prop_assert!(outcome.transcript.len() < most * limits::PROBE_BYTES * 2);
        prop_assert!(!outcome.transcript.contains("sec ret-pass"));
        prop_assert!(!outcome.transcript.contains("AHVzZXIA"), "base64 of a login");
        prop_assert!(!outcome.transcript.contains(|c: char| c.is_control() && c != '\n'));
        prop_assert!(!outcome.transcript.contains(" DATA\n"), "a message is never begun");
    }

    /// Left alone by the network, the machine ends by its timers.
    #[test]
    fn always_ends(plan in any_plan(), inputs in proptest::collection::vec(input(), 0..30)) {
        let mut machine = Machine::new(plan);
        let mut now = Duration::ZERO;
        for input in inputs {
            drain(&mut machine);
            machine.handle(now, input);
        }
        for _ in 0..300 {
            match drain(&mut machine).0 {
                Output::Wait { until, .. } => now = now.max(until),
                _ => return Ok(()),
            }
            machine.handle(now, Input::Timer);
        }
        prop_assert!(false, "still waiting at {now:?}");
    }
}
