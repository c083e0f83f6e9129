/// How a message is found again that a server has taken over.
#[derive(Debug)]
pub(crate) struct Queue {
    /// Id of the program or of the service.
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    /// Whether it is a service.
    pub(crate) service: bool,
    /// Words of the reply before and behind the queue id.
    pub(crate) replies: &'static [(&'static str, &'static str)],
    /// Commands, with `{id}` in the place of the queue id.
    pub(crate) find: &'static [&'static str],
}

/// Longest queue id. Message ids of Microsoft have about 80 bytes.
const LONGEST: usize = 128;

impl Queue {
    /// The queue id in the words of a reply, where they are of this kind.
    pub(crate) fn id_in<'a>(&self, reply: &'a str) -> Option<&'a str> {
        self.replies.iter().find_map(|(before, after)| id_between(reply, before, after))
    }
}

/// The word between `before` and `after`; only what is safe to paste into a
/// shell is taken for an id.
fn id_between<'a>(reply: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let of_id = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '@' | '=' | '+');
    let id = if before.is_empty() {
        let head = &reply[..reply.find(after)?];
        head.rsplit(' ').next()?
    } else {
        let rest = &reply[reply.find(before)? + before.len()..];
        let end = rest.find(|c: char| !of_id(c)).unwrap_or(rest.len());
        rest[end..].starts_with(after).then(|| rest[..end].trim_end_matches('.'))?
    };
    let fine = id.chars().all(of_id) && id.chars().any(|c| c.is_ascii_digit()) && id.len() <= LONGEST;
    (fine && !id.starts_with('-')).then_some(id)
}

#[cfg(test)]
#[path = "queue_tests.rs"]
mod tests;
