/// A reason with its variable parts taken out: addresses, numbers, long ids
/// and quoted words become a mark, reply codes stay. Equal skeletons are
/// counted as one.
pub(super) fn skeleton(text: &str) -> String {
    let words = text.split_whitespace().map(|word| if is_variable(word) { "…" } else { word });
    let mut out = String::with_capacity(text.len());
    for word in words {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

pub(super) fn is_variable(word: &str) -> bool {
    // Most words have none of what makes one variable.
    if !word.bytes().any(|b| b.is_ascii_digit() || matches!(b, b'@' | b':')) {
        return false;
    }
    let core = word.trim_matches(|c: char| !c.is_alphanumeric());
    if core.contains('@') || core.contains("://") {
        return true;
    }
    let digits = core.bytes().filter(u8::is_ascii_digit).count();
    let letters = core.bytes().filter(u8::is_ascii_alphabetic).count();
    let code = core.len() <= 3 || (core.len() <= 7 && core.split('.').count() == 3 && letters == 0);
    (digits > 0 && letters == 0 && !code) || (digits > 2 && letters > 2 && core.len() >= 8)
}
