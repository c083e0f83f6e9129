use super::layout::{Line, Mark};
use textwrap::{Options, WordSplitter};

/// Wraps text to lines of `width` columns, the first one after `first`, the
/// others after `rest`. What stands in backticks is marked as a command, also
/// across line ends.
pub(super) fn wrap(text: &str, mark: Mark, width: usize, first: &str, rest: &str) -> Vec<Line> {
    let clean = super::clean(text);
    let options = Options::new(width.max(20))
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation);
    let mut in_command = false;
    textwrap::wrap(&clean, options).iter().map(|line| marked(line, mark, &mut in_command)).collect()
}

/// A text in parts: what stands in backticks is a command (true). A backtick
/// without a partner is part of the text.
pub(super) fn parts(text: &str) -> Vec<(bool, String)> {
    let clean = super::clean(text);
    let parts: Vec<&str> = clean.split('`').collect();
    let lone = parts.len().is_multiple_of(2);
    let mut out: Vec<(bool, String)> = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        if lone && i + 1 == parts.len() {
            out.push((false, format!("`{part}")));
        } else if !part.is_empty() {
            out.push((i % 2 == 1, (*part).to_owned()));
        }
    }
    out
}

/// One line, its backticked parts marked.
fn marked(text: &str, mark: Mark, in_command: &mut bool) -> Line {
    let mut line = Line::default();
    for (i, part) in text.split('`').enumerate() {
        if i > 0 {
            // The backticks stay: without colours they are the only border.
            let (before, after) = if *in_command { ("`", "") } else { ("", "`") };
            if *in_command {
                line.push(Mark::Command, before);
            }
            *in_command = !*in_command;
            line.push(Mark::Command, after);
        }
        line.push(if *in_command { Mark::Command } else { mark }, part);
    }
    line
}
