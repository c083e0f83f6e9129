//! The plan of a script: `plan key=value ...` on top of the usual one.

use crate::script::{duration, unescape};
use smtpdiag_core::probe::{
    Credentials, Family, Greylist, Mechanism, Message, Plan, Secret, TlsChecks, TlsChoice, TlsScan,
};
use smtpdiag_core::smtp::Step;

/// 2026-11-24 08:00 UTC.
const NOW: i64 = 1_795_507_200;

/// What a plain `smtpdiag probe mail.example.com:587` means.
pub fn usual() -> Plan {
    Plan {
        tls_checks: TlsChecks { scan: TlsScan::Off, ..TlsChecks::default() },
        ehlo: "client.example".into(),
        unix_time: NOW,
        ..Plan::new("mail.example.com", 587)
    }
}

/// Applies `key=value` pairs.
pub fn change(plan: &mut Plan, pairs: &str) -> Result<(), String> {
    for pair in pairs.split_whitespace() {
        let (key, value) = pair.split_once('=').ok_or("no key=value")?;
        match key {
            "host" => plan.host = value.into(),
            "address" => plan.address = Some(value.parse().map_err(|_| "no address")?),
            "port" => plan.port = value.parse().map_err(|_| "no port")?,
            "tls" => plan.tls = tls(value)?,
            "family" => plan.family = if value == "v4" { Family::V4 } else { Family::V6 },
            "comparison" => plan.comparison.same_host = value == "on",
            "compare-with" => plan.comparison.with = Some(value.into()),
            "scan" => {
                plan.tls_checks.scan = if value == "full" { TlsScan::Full } else { TlsScan::WhenRefused }
            }
            "ehlo" => plan.ehlo = value.into(),
            "from" => plan.from = Some(value.into()),
            "to" => plan.to = value.split(',').map(str::to_owned).collect(),
            "message" => plan.message = Some(Message::new(&unescape(&value.replace("\\s", " "))?)),
            "timeout" => plan.timeout = duration(value)?,
            "patient" => plan.patient = value == "yes",
            "relay-test" => plan.checks.relay = value == "yes",
            "starttls-check" => plan.checks.starttls = value == "yes",
            "greylist" if value == "told" => plan.greylist = Greylist::AsTold,
            "greylist" => plan.greylist = Greylist::After(duration(value)?),
            "quit-after" => plan.quit_after = Some(step(value)?),
            "user" => login(plan).user = value.into(),
            "password" => login(plan).secret = Secret(value.into()),
            "nonce" => login(plan).nonce = value.into(),
            "token" => {
                login(plan).secret = Secret(value.into());
                login(plan).token = true;
            }
            "mechanism" if value == "all" => login(plan).all = true,
            "plaintext-auth" => plan.allow_plaintext_auth = value == "yes",
            "mechanism" => login(plan).mechanism = Some(mechanism(value)?),
            _ => return Err(format!("unknown key {key}")),
        }
    }
    Ok(())
}

fn login(plan: &mut Plan) -> &mut Credentials {
    plan.credentials.get_or_insert_with(|| Credentials {
        user: "tim".into(),
        secret: Secret("tanstaaftanstaaf".into()),
        mechanism: None,
        token: false,
        all: false,
        nonce: "nonce".into(),
    })
}

fn tls(value: &str) -> Result<TlsChoice, String> {
    Ok(match value {
        "auto" => TlsChoice::Auto,
        "starttls" => TlsChoice::StartTls,
        "implicit" => TlsChoice::Implicit,
        "none" => TlsChoice::None,
        _ => return Err("unknown tls".into()),
    })
}

fn step(value: &str) -> Result<Step, String> {
    let all = [Step::Connect, Step::Ehlo, Step::StartTls, Step::Tls, Step::Auth, Step::Mail, Step::Rcpt];
    all.into_iter().find(|step| step.name() == value).ok_or_else(|| "unknown step".into())
}

fn mechanism(value: &str) -> Result<Mechanism, String> {
    let all = [
        Mechanism::Plain,
        Mechanism::Login,
        Mechanism::CramMd5,
        Mechanism::ScramSha1,
        Mechanism::ScramSha256,
        Mechanism::XOAuth2,
        Mechanism::OAuthBearer,
    ];
    all.into_iter().find(|mechanism| mechanism.name() == value).ok_or_else(|| "unknown mechanism".into())
}
