//! What comes of a TLS handshake in a script.

use smtpdiag_core::probe::TlsFault;
use smtpdiag_core::session::{Certificate, Check, TlsFacts};

/// Reads `ok`, `ok expired wrong-name ...`, `silent`, `alert protocol version`,
/// `plain 220 hello`, `no-version`, `no-suite`, `closed`, `reset`, `other words`.
pub fn answer(rest: &str) -> Result<Option<Box<Result<TlsFacts, TlsFault>>>, String> {
    let (word, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    Ok(Some(Box::new(match word {
        "silent" => return Ok(None),
        "ok" => Ok(facts(rest)?),
        "alert" => Err(TlsFault::Alert(rest.into())),
        "plain" => Err(TlsFault::PlainText(format!("{rest}\r\n").into_bytes())),
        "no-version" => Err(TlsFault::Version),
        "no-suite" => Err(TlsFault::Suite),
        "closed" => Err(TlsFault::Closed),
        "reset" => Err(TlsFault::Reset),
        "other" => Err(TlsFault::Other(rest.into())),
        _ => return Err("unknown answer".into()),
    })))
}

fn facts(faults: &str) -> Result<TlsFacts, String> {
    let mut facts = TlsFacts {
        version: Some("1.3".into()),
        suite: Some("TLS_AES_256_GCM_SHA384".into()),
        group: Some("X25519MLKEM768".into()),
        server_name: Some("mail.example.com".into()),
        chain: vec![certificate()],
        trust: Check::Pass,
        dates: Check::Pass,
        name: Check::Pass,
        ..TlsFacts::default()
    };
    for fault in faults.split_whitespace() {
        let fail = |words: &str| Check::Fail(format!("certificate: {words}"));
        let leaf = &mut facts.chain[0];
        match fault {
            "expired" => {
                facts.dates = fail("expired");
                leaf.not_after = 1_795_248_000;
            }
            "not-yet-valid" => {
                facts.dates = fail("not yet valid");
                leaf.not_before = 1_800_000_000;
            }
            "self-signed" => {
                facts.trust = fail("self-signed");
                leaf.issuer.clone_from(&leaf.subject);
                leaf.self_signed = true;
            }
            "unknown-issuer" => facts.trust = fail("unknown issuer"),
            "incomplete-chain" => facts.trust = fail("incomplete chain"),
            "wrong-name" => {
                facts.name = fail("not valid for the name");
                leaf.subject = "CN=shared17.hoster.example".into();
                leaf.names = vec!["shared17.hoster.example".into()];
            }
            _ => return Err(format!("unknown fault {fault}")),
        }
    }
    Ok(facts)
}

fn certificate() -> Certificate {
    Certificate {
        subject: "CN=mail.example.com".into(),
        issuer: "CN=Example CA".into(),
        names: vec!["mail.example.com".into()],
        not_before: 1_790_000_000,
        not_after: 1_798_000_000,
        self_signed: false,
        key: "EC P-256".into(),
        signature: "ecdsa-with-SHA256".into(),
        ..Certificate::default()
    }
}
