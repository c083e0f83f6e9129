use super::{Reply, ReplyCode, ReplyLine};
use crate::limits;

/// Joins the lines of multi-line replies (RFC 5321 section 4.2.1).
#[derive(Clone, Debug, Default)]
pub struct ReplyAssembly {
    open: Option<Reply>,
}

impl ReplyAssembly {
    /// Takes the next line; gives the whole reply when it was the last one.
    /// Should the code change on the way, that of the last line counts. Lines
    /// beyond `limits::REPLY_LINES` are dropped.
    pub fn push(&mut self, line: &ReplyLine<'_>) -> Option<Reply> {
        let reply = self.open.get_or_insert_with(|| Reply {
            code: line.code,
            enhanced: line.enhanced,
            lines: Vec::new(),
        });
        reply.code = line.code;
        reply.enhanced = reply.enhanced.or(line.enhanced);
        if reply.lines.len() < limits::REPLY_LINES {
            reply.lines.push(line.text.to_owned());
        }
        if line.last { self.open.take() } else { None }
    }

    /// The code of the reply that has begun and not ended. A reader that sees
    /// another code can end the old reply with [`Self::take`] first.
    #[must_use]
    pub fn open_code(&self) -> Option<ReplyCode> {
        self.open.as_ref().map(|reply| reply.code)
    }

    /// Ends a reply whose last line did not come.
    pub fn take(&mut self) -> Option<Reply> {
        self.open.take()
    }
}

#[cfg(test)]
#[path = "assembly_tests.rs"]
mod tests;
