//! What CodeIgniter's e-mail debugger prints: the replies alone, each behind
//! the name of its step (`hello: 250-...`, `from: 250 ...`).

use super::{Claim, Reader, Row, Talk, bare};
use crate::session::{EventKind, Side};
use crate::smtp::{ReplyLine, Step};

pub(super) const READER: Reader = Reader { name: "codeigniter", claim, read };

const STEPS: [(&str, Step); 7] = [
    ("hello: ", Step::Ehlo),
    ("starttls: ", Step::StartTls),
    ("from: ", Step::Mail),
    ("to: ", Step::Rcpt),
    ("data: ", Step::Data),
    ("quit: ", Step::Quit),
    ("vrfy: ", Step::Other),
];

fn claim(row: &Row<'_>, talk: &Talk) -> Claim {
    let text = row.text.trim();
    if labelled(text).is_some() || text.starts_with(GAVE_UP) {
        Claim::Sure
    } else if talk.is_current(READER.name) && ReplyLine::parse(text).is_some() {
        bare::claim(row, talk, !talk.in_message()).max(Claim::Likely)
    } else {
        Claim::No
    }
}

/// The last line, where sending failed.
const GAVE_UP: &str = "Unable to send email using ";

/// The step, and the reply behind its name.
fn labelled(text: &str) -> Option<(Step, &str)> {
    let (label, step) = STEPS.iter().find(|(label, _)| text.starts_with(label))?;
    let words = &text[label.len()..];
    ReplyLine::parse(words).filter(|line| !line.text.is_empty()).map(|_| (*step, words))
}

fn read(row: &Row<'_>, talk: &mut Talk) {
    let text = row.text.trim();
    if let Some((step, words)) = labelled(text) {
        talk.awaits(step);
        talk.server(&row.with(words));
    } else if text.starts_with(GAVE_UP) {
        gave_up(&row.with(text), talk);
    } else {
        talk.server(&row.with(text));
    }
}

/// After the answer to STARTTLS nothing was said: the handshake failed.
fn gave_up(row: &Row<'_>, talk: &mut Talk) {
    let step = (talk.last_step() == Some(Step::StartTls)).then_some(Step::Tls);
    talk.event(row, Side::Client, step, EventKind::Failure);
}
