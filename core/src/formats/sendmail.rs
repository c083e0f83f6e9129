//! Sendmail: its log lines (`to=..., stat=...`, `ruleset=..., reject=...`).

use super::embedded_reply::Embedded;
use super::strangers::is_stranger;
use super::{Claim, Reader, Row, Talk, embedded_reply, error_line, error_words};
use crate::session::{EventKind, Side};
use crate::smtp::{EnhancedCode, Reply, ReplyCode, Step};

pub(super) const READER: Reader = Reader { name: "sendmail", claim, read };

const PROGRAMS: [&str; 7] =
    ["sendmail", "sm-mta", "sm-msp-queue", "sm-que", "sm-client", "sm-acceptingconnections", "sm-cm-queue"];

fn claim(row: &Row<'_>, _: &Talk) -> Claim {
    let text = without_tag(row.text);
    let (_, words) = queue_id(text);
    let delivery = words.contains("stat=")
        && (words.starts_with("to=") || words.contains("mailer=") || words.contains("dsn="))
        && !words.contains(" evpid=");
    let refusal = words.starts_with("ruleset=") && words.contains(", arg1=")
        || words.starts_with("Milter: ") && words.contains(", reject=");
    let bare = words.trim_start_matches('"').starts_with("stat=");
    let own = row.program.is_some_and(|program| PROGRAMS.contains(&program)) || text.len() < row.text.len();
    if own || delivery || refusal {
        Claim::Sure
    } else if bare || words.starts_with("STARTTLS=") || words.starts_with("AUTH failure (") {
        Claim::Likely
    } else {
        Claim::No
    }
}

/// The line without `sm-mta[812]: ` where no stamp stands before it.
fn without_tag(text: &str) -> &str {
    let tag = text.split_once("]: ").and_then(|(tag, rest)| Some((tag.split_once('[')?.0, rest)));
    tag.filter(|(program, _)| PROGRAMS.contains(program)).map_or(text, |(_, rest)| rest)
}

/// `6AODqmD8028508: ` and what follows.
fn queue_id(text: &str) -> (Option<&str>, &str) {
    let found = text.split_once(": ").filter(|(id, _)| {
        (7..=20).contains(&id.len())
            && id.bytes().all(|b| b.is_ascii_alphanumeric())
            && id.bytes().any(|b| b.is_ascii_digit())
    });
    match found {
        Some((id, rest)) => (Some(id), rest),
        None => (None, text.strip_prefix("NOQUEUE: ").unwrap_or(text)),
    }
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let (id, words) = queue_id(without_tag(row.text));
    let row = row.with(words).keyed(id);
    if let Some(at) = words.find("stat=") {
        delivery(&row, at, talk);
    } else if let Some(at) = words.find(", reject=") {
        refusal(&row, at, talk);
    } else {
        other(&row, talk);
    }
}

/// `to=a, mailer=relay, relay=h. [ip], dsn=5.1.1, reply=550 ..., stat=User unknown`
fn delivery(row: &Row<'_>, at: usize, talk: &mut Talk) {
    let (head, status) = (&row.text[..at], row.text[at + "stat=".len()..].trim_end_matches('"'));
    let to = head.strip_prefix("to=").and_then(|rest| rest.split(", ").next());
    let row = row.to(to).apart(to.unwrap_or(row.text));
    let reply = head.split_once("reply=").map(|(_, reply)| reply.trim_end_matches([',', ' ']));
    if status.starts_with("Sent") {
        talk.event(&row, Side::Local, Some(Step::Message), EventKind::Delivered);
    } else if status.starts_with("queued") || to == Some("MAILER-DAEMON") {
        // What is left of a bounce that nobody takes.
        talk.event(&row, Side::Server, Some(Step::Other), EventKind::Note);
    } else if let Some(found) = reply.and_then(embedded_reply::find) {
        talk.reply_within(&row, found);
    } else if let Some(found) = embedded_reply::find(status) {
        talk.reply_within(&row, found);
    } else if let Some(found) = general(head, status) {
        talk.reply_within(&row.with(&row.text[head.rfind("dsn=").unwrap_or(at)..]), found);
    } else {
        talk.failure(&row.with(&row.text[at..]), Side::Client);
    }
}

/// Words that say less than the code before them.
fn is_general(status: &str) -> bool {
    status == "Service unavailable"
}

/// `dsn=5.7.1, stat=Service unavailable`: what Sendmail makes of a 554 whose words it does not log.
fn general(head: &str, status: &str) -> Option<Embedded> {
    let dsn = head.rsplit_once("dsn=")?.1.trim_end_matches([',', ' ']);
    let enhanced = EnhancedCode::parse(dsn).filter(|dsn| dsn.class == 5 && is_general(status))?;
    let lines = vec![status.to_owned()];
    Some(Embedded {
        reply: Reply { code: ReplyCode(554), enhanced: Some(enhanced), lines },
        step: None,
        open: false,
    })
}

/// `ruleset=check_rcpt, arg1=<a>, relay=h [ip], reject=550 5.7.1 <a>... Relaying denied`
fn refusal(row: &Row<'_>, at: usize, talk: &mut Talk) {
    let row = of_client(row);
    let to = row.text.split_once("arg1=<").or_else(|| row.text.split_once("to=<"));
    let to = to.and_then(|(_, rest)| rest.split('>').next()).filter(|a| a.contains('@'));
    let row = row.to(to.filter(|_| !row.text.starts_with("ruleset=check_mail")));
    let reason = &row.text[at + ", reject=".len()..];
    match embedded_reply::find(reason) {
        Some(mut found) => {
            found.step = found.step.or_else(|| step(row.text));
            talk.reply_within(&row, found);
        }
        None => talk.failure(&row.with(reason), Side::Server),
    }
}

fn step(text: &str) -> Option<Step> {
    const RULES: [(&str, Step); 5] = [
        ("ruleset=check_rcpt", Step::Rcpt),
        ("ruleset=check_mail", Step::Mail),
        ("ruleset=check_relay", Step::Connect),
        ("ruleset=tls_", Step::StartTls),
        ("ruleset=check_eom", Step::Message),
    ];
    RULES.iter().find(|(rule, _)| text.starts_with(rule)).map(|(_, step)| *step)
}

/// Lines that only repeat the fate of a delivery, or say nothing about mail.
fn is_note(text: &str) -> bool {
    const STARTS: [&str; 8] = [
        "from=",
        "clone:",
        "STARTTLS=server",
        "AUTH=",
        "alias database ",
        "starting daemon",
        "connect from ",
        "milter-",
    ];
    let verified = text.starts_with("STARTTLS=client") && text.contains("version=");
    // `6AODqmD8: DSN: User unknown`, `return to sender: ...`: told by the line before.
    let returned = text.contains(": DSN: ") || text.contains(": return to sender: ");
    // Scanners that look and leave.
    let idle = text.contains(" did not issue MAIL/EXPN/VRFY/ETRN ");
    verified || returned || idle || STARTS.iter().any(|start| text.starts_with(start))
}

fn other(row: &Row<'_>, talk: &mut Talk) {
    if is_note(row.text) {
        talk.event(row, Side::Server, Some(Step::Other), EventKind::Note);
    } else if row.text.starts_with("AUTH failure (") {
        talk.failure(&of_client(row), Side::Server);
    } else if embedded_reply::find(row.text).is_some() || error_words::is_error(row.text) {
        error_line::read_error(&of_client(row), talk, Side::Client);
    } else {
        talk.event(row, Side::Local, None, EventKind::Note);
    }
}

/// Lines about a client name its address; those of the own sending the host.
fn of_client<'a>(row: &Row<'a>) -> Row<'a> {
    const OURS: [&str; 4] = ["STARTTLS=client", "timeout waiting for input", "SYSERR", "Milter ("];
    let ours = OURS.iter().any(|word| row.text.contains(word)) || !row.text.contains('[');
    if ours { *row } else { row.of_client(is_stranger(row.text)) }
}
