//! What a stack trace tells where no dialogue is shown: the step that failed.

use crate::session::{EventKind, Session, Side, TlsMode};
use crate::smtp::{ReplyCode, Step};

/// The way of TLS that the words of the errors or the frames of the stack name.
pub(super) fn tls_mode(session: &Session) -> Option<TlsMode> {
    let named = |text: &str| text.contains("connect with STARTTLS");
    let failed = session
        .events
        .iter()
        .any(|e| matches!(e.kind, EventKind::Failure) && e.side == Side::Client && named(&e.text));
    (failed || in_starttls(session)).then_some(TlsMode::StartTls)
}

/// The step of a failure or of a refusal (500, 502, 503, 454) within STARTTLS.
pub(super) fn step(session: &Session, code: Option<ReplyCode>) -> Option<Step> {
    let step = match code {
        None => Step::Tls,
        Some(ReplyCode(454 | 500 | 502 | 503)) => Step::StartTls,
        Some(_) => return None,
    };
    in_starttls(session).then_some(step)
}

/// Whether a frame of the stack is the function that does STARTTLS, and no line of
/// a dialogue tells more.
fn in_starttls(session: &Session) -> bool {
    let dialogue =
        session.greeting.is_some() || session.events.iter().any(|e| matches!(e.kind, EventKind::Command));
    !dialogue
        && session.events.iter().any(|e| matches!(e.kind, EventKind::Note) && is_frame_of_starttls(&e.text))
}

/// `File "smtplib.py", line 790, in starttls`, `at com.sun.mail.smtp.SMTPTransport.startTLS(...)`,
/// `from net/smtp.rb:930:in `starttls'`
fn is_frame_of_starttls(text: &str) -> bool {
    let frame = ["File \"", "at ", "from "].iter().any(|start| text.starts_with(start));
    let lower = text.to_ascii_lowercase();
    frame
        && ["in starttls", "in start_tls", ".starttls(", "`starttls'", "#starttls'"]
            .iter()
            .any(|name| lower.contains(name))
}
