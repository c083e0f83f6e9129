use crate::report::Report;

/// Explains a reply code (`535`), an enhanced status code (`5.7.8`), a cause
/// (`net.timeout`), a port (`587`, `port 587`) or a pasted message. What is
/// no term is analysed as a message.
#[must_use]
pub fn explain(query: &str) -> Report {
    let _ = query;
    Report::unknown("Nothing is known about that.")
}
