/// A character as patterns see it: ASCII lower case, plain quotes, dashes and
/// blanks. Of a run of blanks the first one counts.
pub(crate) fn fold_char(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{b4}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c if c.is_whitespace() => ' ',
        c => c.to_ascii_lowercase(),
    }
}
