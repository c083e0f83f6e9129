use smtpdiag_core::smtp::Step;

/// The words of `--quit-after`, in any case, and what they mean.
const STEPS: [(&str, Step); 8] = [
    ("connect", Step::Connect),
    ("banner", Step::Connect),
    ("ehlo", Step::Ehlo),
    ("helo", Step::Ehlo),
    ("tls", Step::Tls),
    ("auth", Step::Auth),
    ("mail", Step::Mail),
    ("rcpt", Step::Rcpt),
];

/// Reads a step.
pub(crate) fn parse(text: &str) -> Result<Step, String> {
    let found = STEPS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
    found.map(|(_, step)| *step).ok_or_else(|| "one of connect, banner, ehlo, tls, auth, mail, rcpt".into())
}

#[cfg(test)]
#[path = "step_tests.rs"]
mod tests;
