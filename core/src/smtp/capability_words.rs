//! What EHLO keywords mean, in words: one table.

/// Keyword and meaning. `{size}` becomes the first parameter in MiB, `{list}`
/// the parameters joined.
const WORDS: &[(&str, &str)] = &[
    ("8BITMIME", "letters beyond ASCII may stand in the body unencoded"),
    ("ATRN", "a customer may fetch queued mail by turning the connection round"),
    ("AUTH", "login by {list}"),
    ("BINARYMIME", "binary bodies may be sent unencoded, with BDAT"),
    ("BURL", "the body may be taken from an IMAP server"),
    ("CHUNKING", "the message may be sent in pieces, with BDAT"),
    ("DELIVERBY", "the sender may set a deadline for delivery"),
    ("DSN", "the sender may ask for a notice of delivery or failure"),
    ("ENHANCEDSTATUSCODES", "replies carry codes such as 5.7.1 that tell the reason"),
    ("ETRN", "a customer may ask for queued mail to be sent now"),
    ("EXPN", "mailing lists may be expanded (seldom wanted in public)"),
    ("FUTURERELEASE", "mail may be held until a given time"),
    ("HELP", "answers HELP"),
    ("LIMITS", "states its limits: {list}"),
    ("LOGIN", "a rest of an old form of AUTH"),
    ("MT-PRIORITY", "mail may carry a priority"),
    ("NO-SOLICITING", "asks for no advertising"),
    ("PIPELINING", "several commands may be sent without waiting for each reply: faster"),
    ("PIPECONNECT", "Exim: commands may be sent without waiting for the greeting"),
    ("PIPE_CONNECT", "Exim: commands may be sent without waiting for the greeting"),
    ("PRDR", "each recipient gets an answer of its own after the message"),
    ("REQUIRETLS", "the sender may ask that the mail travels over TLS alone"),
    ("RRVS", "mail may be refused where a mailbox has changed hands"),
    ("SIZE", "mail up to {size}"),
    ("SMTPUTF8", "addresses may hold letters beyond ASCII"),
    ("STARTTLS", "the connection can be encrypted"),
    ("TURN", "obsolete and unsafe: the connection may be turned round"),
    ("VRFY", "addresses may be checked (most servers answer vaguely)"),
    ("X-ANONYMOUSTLS", "Exchange: encryption between servers of one organisation"),
    ("X-EXPS", "Exchange: login between servers of one organisation"),
    ("X-LINK2STATE", "Exchange: routing data between old servers"),
    ("XCLIENT", "a proxy may name the real client (to trusted hosts alone)"),
    ("XEXCH50", "Exchange: message properties between servers"),
    ("XFORWARD", "a content filter may name the real client"),
    ("XRDST", "Exchange: routing data"),
    ("XSHADOW", "Exchange: shadow copies of messages"),
];

const MIB: u64 = 1 << 20;

/// The meaning of a keyword in capital letters, with its parameters filled in.
pub(super) fn explain(keyword: &str, parameters: &[String]) -> Option<String> {
    let (_, words) = WORDS.iter().find(|row| row.0 == keyword)?;
    if keyword == "SIZE" {
        return Some(match parameters.first().map(|p| p.parse::<u64>()) {
            Some(Ok(bytes)) if bytes > 0 => words.replace("{size}", &mebibytes(bytes)),
            _ => "mail of any size, as far as it tells".into(),
        });
    }
    let list = if parameters.is_empty() { "nothing named".to_owned() } else { parameters.join(", ") };
    Some(words.replace("{list}", &list))
}

/// With one digit below 10 MiB. In whole numbers: writing numbers with points
/// takes code that the page would load for this alone.
fn mebibytes(bytes: u64) -> String {
    let (whole, rest) = (bytes / MIB, bytes % MIB);
    let tenths = (rest * 10 + MIB / 2) / MIB;
    match (whole, tenths) {
        (10.., _) => format!("{} MiB", whole + rest * 2 / MIB),
        (_, 0) => format!("{whole} MiB"),
        (_, 10) => format!("{} MiB", whole + 1),
        _ => format!("{whole}.{tenths} MiB"),
    }
}
