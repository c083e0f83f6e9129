use super::*;
use crate::probe::{Input, Machine, Output, Plan};
use crate::session::{Check, TlsFacts};
use std::time::Duration;

/// What comes of a server with a certificate for another name.
fn outcome() -> Outcome {
    let mut plan = Plan::new("mx.test", 25);
    plan.address = Some([192, 0, 2, 1].into());
    let mut machine = Machine::new(plan);
    let mut replies =
        ["250-mx.test\r\n250 STARTTLS\r\n", "220 go\r\n", "250 mx.test\r\n", "221 bye\r\n"].iter();
    let mut now = Duration::ZERO;
    loop {
        let input = match machine.poll() {
            Output::Connect(peer) => {
                machine.handle(now, Input::Connected { local: peer, peer });
                Input::Received(b"220 mx.test ESMTP\r\n".to_vec())
            }
            Output::Send { .. } => Input::Received(replies.next().expect("a reply").as_bytes().to_vec()),
            Output::StartTls { .. } => {
                let name = Check::Fail("certificate: not valid for the name".into());
                Input::TlsUp(Box::new(TlsFacts { name, trust: Check::Pass, ..TlsFacts::default() }))
            }
            Output::Done => return machine.into_outcome(),
            _ => {
                now += Duration::from_millis(1);
                continue;
            }
        };
        machine.handle(now, input);
    }
}

#[test]
fn senders_overlook_what_programs_that_log_in_do_not() {
    let of = |kind| {
        diagnose_servers(
            "d.test",
            kind,
            Vec::new(),
            &[("mx.test".into(), outcome())],
            Rules::default(),
            Language::English,
        )
    };
    let mail = of(ServerKind::Mail);
    assert_eq!((mail.verdict, mail.findings[0].cause.as_str()), (Verdict::Healthy, "tls.name-mismatch"));
    assert!(mail.summary.starts_with("mx.test, server of d.test, answers. One thing"), "{}", mail.summary);
    assert!(mail.notes.iter().any(|note| note == OPPORTUNISTIC), "{:?}", mail.notes);
    assert_eq!(of(ServerKind::MailEnforced).verdict, Verdict::Fault);
    assert_eq!(of(ServerKind::Submission).verdict, Verdict::Fault);
}
