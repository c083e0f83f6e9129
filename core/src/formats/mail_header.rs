//! The header of a mail or of one of its parts, as far as it tells bounces,
//! replies of absent people and complaints apart.

use super::bounce::Part;

/// What a header tells.
#[derive(Debug, Default)]
pub(crate) struct Header {
    /// The boundary of the outermost multipart.
    pub(crate) boundary: Option<String>,
    /// Type of the part that the header stands before, in lower case.
    content_type: String,
    /// It is a report, by its type, its sender or its subject.
    pub(crate) report: bool,
    /// It says that nobody wrote it.
    automatic: bool,
    /// The field that goes on in indented lines.
    open: String,
}

/// Fields with which mails begin, and nothing else does.
const FIRST: [&str; 8] = [
    "return-path",
    "received",
    "delivered-to",
    "x-original-to",
    "envelope-to",
    "x-failed-recipients",
    "mime-version",
    "dkim-signature",
];

/// Senders of bounces.
const DAEMONS: [&str; 5] =
    ["mailer-daemon", "postmaster@", "mail delivery", "microsoftexchange", "maildelivery"];

/// How the subjects of bounces begin, in lower case.
const FAILURES: [&str; 14] = [
    "undeliver",
    "delivery status notification",
    "mail delivery failed",
    "mail delivery failure",
    "delivery failure",
    "failure notice",
    "returned mail",
    "delivery notification",
    "warning: message",
    "warning: could not send",
    "nicht zustellbar",
    "unzustellbar",
    "non remis",
    "no se puede entregar",
];

/// How the subjects of replies of absent people begin, in lower case.
const ABSENT: [&str; 16] = [
    "out of office",
    "automatic reply",
    "auto reply",
    "autoreply",
    "auto:",
    "auto-reply",
    "away from",
    "vacation",
    "on vacation",
    "abwesend",
    "abwesenheit",
    "automatische antwort",
    "réponse automatique",
    "respuesta automática",
    "risposta automatica",
    "automatisch antwoord",
];

/// `Name: value` of a header; the name as it stands.
pub(super) fn field(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    let named = !name.is_empty()
        && name.len() <= 40
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && name.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_lowercase());
    (named && (value.is_empty() || value.starts_with([' ', '\t']))).then_some((name, value.trim()))
}

/// Whether a mail may begin with this line.
pub(super) fn begins_mail(text: &str) -> bool {
    if text.starts_with("From ") && text.contains('@') | text.contains("MAILER-DAEMON") {
        return text.contains(':');
    }
    let Some((name, value)) = field(text).filter(|(name, _)| name.len() >= 4) else { return false };
    let value = value.to_ascii_lowercase();
    match name.to_ascii_lowercase().as_str() {
        "from" => DAEMONS.iter().any(|d| value.contains(d)),
        "subject" => FAILURES.iter().chain(&ABSENT).any(|s| value.starts_with(s)),
        "auto-submitted" => value.starts_with("auto-"),
        "content-type" => value.starts_with("multipart/report"),
        "received" => value.starts_with("from ") || value.starts_with("by ") || value.starts_with('('),
        "return-path" => value.contains('<'),
        name => FIRST.contains(&name),
    }
}

impl Header {
    /// Takes the next line of the header.
    pub(super) fn take(&mut self, text: &str, folded: bool) {
        if folded {
            if self.open == "content-type" {
                self.content(text.trim());
            }
            return;
        }
        let Some((name, value)) = field(text) else { return };
        self.open = name.to_ascii_lowercase();
        let lower = value.to_ascii_lowercase();
        match self.open.as_str() {
            "content-type" => {
                self.content_type = lower;
                self.report |= self.content_type.starts_with("multipart/report");
                self.content(value);
            }
            "from" => self.report |= DAEMONS.iter().any(|d| lower.contains(d)),
            "subject" => {
                self.report |= FAILURES.iter().any(|s| lower.starts_with(s));
                self.automatic |= ABSENT.iter().any(|s| lower.starts_with(s));
            }
            "x-failed-recipients" => self.report = true,
            "auto-submitted" => self.automatic |= lower.starts_with("auto-replied"),
            "x-autoreply" | "x-autorespond" => self.automatic = true,
            "precedence" => self.automatic |= lower == "auto_reply",
            _ => {}
        }
    }

    /// Whether a reply of an absent person, or of a program in his name, follows.
    pub(super) const fn is_absence(&self) -> bool {
        self.automatic && !self.report
    }

    /// The header of the next part begins.
    pub(super) fn next_part(&mut self) {
        self.content_type.clear();
        self.open.clear();
    }

    fn content(&mut self, value: &str) {
        let lower = value.to_ascii_lowercase();
        self.report |= lower.contains("report-type=");
        let Some(at) = lower.find("boundary=").filter(|_| self.boundary.is_none()) else { return };
        let rest = &value[at + "boundary=".len()..];
        let inner = rest
            .strip_prefix('"')
            .map_or_else(|| rest.split([';', ' ']).next(), |rest| rest.split('"').next());
        self.boundary = inner.filter(|b| !b.is_empty() && b.len() <= 200).map(str::to_owned);
    }

    /// What follows the header.
    pub(super) fn body(&self) -> Part {
        let kind = self.content_type.split(';').next().unwrap_or("").trim();
        match kind {
            "message/delivery-status" | "message/global-delivery-status" | "message/feedback-report" => {
                Part::Status
            }
            // A whole mail that was attached, unless it is what came back.
            "message/rfc822" | "message/global" if !self.report => Part::Header,
            "" | "text/plain" | "text/html" if self.report => Part::Text,
            kind if kind.starts_with("multipart/") && self.report => Part::Text,
            _ if self.is_absence() => Part::Skipped,
            _ if self.report => Part::Skipped,
            _ => Part::None,
        }
    }
}
