use super::{Told, fact, topic};
use crate::knowledge::{CauseId, Code, enhanced_code, enhanced_of_any_class, enhanced_parts, reply_code};
use crate::report::Topic;
use crate::smtp::{EnhancedCode, ReplyCode};

/// A registered reply code.
pub(super) fn registered(term: &str) -> Option<Told> {
    let code = number(term)?;
    let known = reply_code(code)?;
    let mut topic = from_registry("reply-code", term, known);
    fact(&mut topic, "class", class_of_reply(code));
    Some((topic, known.causes.to_vec()))
}

/// Any reply code: the first digit always says something.
pub(super) fn reply(term: &str) -> Option<Told> {
    let mut topic = topic("reply-code", term, class_of_reply(number(term)?));
    topic.text.push("The code is in no registry; its first digit still tells what it is.".into());
    Some((topic, Vec::new()))
}

fn number(term: &str) -> Option<ReplyCode> {
    let number = term.parse::<u16>().ok();
    number.filter(|n| term.len() == 3 && (200..600).contains(n)).map(ReplyCode)
}

const fn class_of_reply(code: ReplyCode) -> &'static str {
    match code.class() {
        2 => "success",
        3 => "go on: the server waits for more",
        4 => "transient failure: the same may work later",
        _ => "permanent failure: the same will fail again",
    }
}

/// An enhanced status code, registered or not: class and subject always say something.
pub(super) fn enhanced(term: &str) -> Option<Told> {
    // `x.7.8`: whatever the class; that of failures stands for it.
    let any = term.strip_prefix(['x', 'X']);
    let code = EnhancedCode::parse(&any.map_or_else(|| term.to_owned(), |rest| format!("5{rest}")))?;
    let [class, subject] = enhanced_parts(code);
    let class = class.filter(|_| any.is_none());
    let known = if any.is_some() { enhanced_of_any_class(term) } else { enhanced_code(code) };
    let mut topic = match known {
        Some(known) => from_registry("enhanced-code", term, known),
        None => {
            let mut topic = topic("enhanced-code", term, "not registered");
            topic.text.push("The code is in no registry; its class and subject still tell something.".into());
            topic
        }
    };
    for (part, name) in [(class, "class"), (subject, "subject")] {
        if let Some(part) = part {
            fact(&mut topic, name, &format!("{}. {}", part.name(), part.meaning()));
        }
    }
    let causes: &[CauseId] = known.map_or(&[], |k| k.causes);
    Some((topic, causes.to_vec()))
}

fn from_registry(kind: &str, term: &str, known: &Code) -> Topic {
    let mut topic = topic(kind, term, known.name());
    topic.text.push(known.meaning().into());
    if !known.notes().is_empty() {
        topic.text.push(known.notes().into());
    }
    if !known.up_to.is_empty() {
        fact(&mut topic, "range", &format!("{} to {}", known.code, known.up_to));
    }
    fact(&mut topic, "answers", &known.at().join(", "));
    fact(&mut topic, "reply codes", &known.basic_codes().join(", "));
    fact(&mut topic, "defined in", &known.rfc().join(", "));
    fact(&mut topic, "status", known.status());
    fact(&mut topic, "used by", known.vendor());
    topic
}
