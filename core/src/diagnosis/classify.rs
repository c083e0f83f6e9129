use super::incident::{Incident, Voice};
use super::known::Known;
use super::settle::settle;
use super::skeleton::is_variable;
use crate::knowledge::Target;
use crate::limits;
use crate::matching::{Folded, Rules, hits};
use crate::session::{Session, Side};
use crate::smtp::ReplyLine;
use std::collections::HashMap;
use std::rc::Rc;

/// What one reply of a server means.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Id of the cause.
    pub cause: &'static str,
    /// How sure that is, up to 1.
    pub confidence: f64,
    /// The rule that tells it: the cause and the pattern.
    pub rule: Rc<str>,
}

/// Classifies replies in bulk, one after the other, each by itself: what
/// [`analyze`](crate::analyze) says without places, texts and sessions.
///
/// Replies that differ in addresses, numbers and ids alone are one kind and
/// are looked at once; how many kinds are kept in mind is bounded.
#[derive(Debug, Default)]
pub struct Classifier {
    known: Known,
    session: Session,
    /// The classes of kinds of replies.
    seen: HashMap<String, Option<Class>>,
    /// The kind of the reply at hand.
    kind: String,
}

/// Bytes of a kind that is kept in mind.
const KIND: usize = 1024;

impl Classifier {
    /// With a user's own rules, which win over the built-in ones.
    #[must_use]
    pub fn new(rules: Rules) -> Self {
        Self { known: Known { rules, mail: true, ..Known::default() }, ..Self::default() }
    }

    /// The cause of a failure, by a reply with its code (RFC 5321 section
    /// 4.2), or by words alone. `None` where it is no failure, or nothing
    /// names it.
    #[must_use]
    pub fn classify(&mut self, reply: &str) -> Option<Class> {
        if reply.len() > KIND {
            return self.looked_at(reply);
        }
        kind_of(reply, &mut self.kind);
        if let Some(class) = self.seen.get(&self.kind) {
            return class.clone();
        }
        let class = self.looked_at(reply);
        if self.seen.len() < limits::REASONS {
            self.seen.insert(self.kind.clone(), class.clone());
        }
        class
    }

    fn looked_at(&mut self, reply: &str) -> Option<Class> {
        let incident = incident(reply, self.known.rules)?;
        self.known.software.clear();
        let marks = incident.hits.iter().filter_map(|hit| match hit.target {
            Target::Software(index) => Some(index),
            _ => None,
        });
        self.known.software.extend(marks);
        let named = settle(&incident, &self.session, &self.known)?;
        Some(Class { cause: named.cause.get().id, confidence: named.confidence, rule: named.rule.into() })
    }
}

/// A reply with its variable words taken out. Addresses of pages stay: by
/// them a server says what it means.
fn kind_of(reply: &str, kind: &mut String) {
    kind.clear();
    for word in reply.split(' ') {
        let variable = is_variable(word) && !word.contains("://");
        kind.push_str(if variable { "…" } else { word });
        kind.push(' ');
    }
}

/// The reply as an incident; `None` for one that is no failure.
fn incident(reply: &str, rules: Rules) -> Option<Incident> {
    let (mut code, mut enhanced, mut reason) = (None, None, String::with_capacity(reply.len()));
    for line in reply.lines() {
        let text = match ReplyLine::parse(line) {
            Some(read) => {
                code = code.or(Some(read.code));
                enhanced = enhanced.or(read.enhanced);
                read.text
            }
            None => line,
        };
        if !reason.is_empty() {
            reason.push(' ');
        }
        reason.push_str(text);
    }
    if code.is_some_and(|code| !code.is_failure()) {
        return None;
    }
    let folded = Folded::new(&reason, limits::REASON);
    let hits = hits(&folded, rules);
    Some(Incident {
        voice: Voice::Error,
        reason,
        folded,
        hits,
        code,
        enhanced,
        step: None,
        side: if code.is_some() { Side::Server } else { Side::Client },
        stranger: false,
        seen: Vec::new(),
        count: 1,
        near_mail: true,
        first_at: None,
        last_at: None,
    })
}

#[cfg(test)]
#[path = "classify_tests.rs"]
mod tests;
