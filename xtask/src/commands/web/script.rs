//! Makes scripts and styles smaller without changing what they do: whole lines
//! of comment and indentation go. Lines inside of template literals stay.

/// The text without them.
pub(super) fn smaller(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut in_template, mut in_comment) = (false, false);
    for line in text.lines() {
        if in_template {
            out.push_str(line);
            out.push('\n');
            in_template = line.matches('`').count() % 2 == 0;
            continue;
        }
        let trimmed = line.trim();
        let end = trimmed.find("*/");
        let begins = trimmed.starts_with("/*") && end.is_none_or(|end| end + 2 == trimmed.len());
        let comment = in_comment || begins || trimmed.starts_with("//");
        in_comment = (in_comment || begins) && end.is_none();
        if comment || trimmed.is_empty() {
            continue;
        }
        out.push_str(if line.matches('`').count() % 2 == 0 { trimmed } else { line.trim_start() });
        out.push('\n');
        in_template = line.matches('`').count() % 2 == 1;
    }
    out
}

#[cfg(test)]
#[path = "script_tests.rs"]
mod tests;
