//! The pattern language: literal text with holes and alternatives.

/// One piece of a compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Folded text that must stand there.
    Literal(String),
    /// A hole, by its name in the data ("*", "~", "host").
    Hole(String),
}

/// One variant of a pattern: its alternatives are chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Variant {
    pub pieces: Vec<Piece>,
    pub at_start: bool,
    pub at_end: bool,
}

/// Names of holes; the matcher knows what each takes.
pub const HOLES: &[&str] =
    &["*", "~", "word", "n", "host", "ip", "port", "address", "domain", "size", "name", "date", "version"];

const MAX_VARIANTS: usize = 128;

/// Parses a pattern into its variants; the error is a message for people.
pub fn parse(text: &str) -> Result<Vec<Variant>, String> {
    let (text, at_start) = text.strip_prefix('^').map_or((text, false), |rest| (rest, true));
    let at_end = text.ends_with('$') && !text.ends_with("\\$");
    let text = if at_end { &text[..text.len() - 1] } else { text };
    let mut variants = vec![Vec::new()];
    for part in parts(text)? {
        variants = extend(&variants, &part)?;
    }
    variants.into_iter().map(|tokens| finish(tokens, at_start, at_end)).collect()
}

/// Folds a literal as the matcher folds the text: ASCII lower case, one blank
/// for a run of blanks, plain quotes and dashes.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{b4}' => '\'',
            '\u{201c}' | '\u{201d}' | '\u{201e}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            c if c.is_whitespace() => ' ',
            c => c.to_ascii_lowercase(),
        };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

#[derive(Clone)]
enum Part {
    Text(String),
    Hole(String),
    Choice(Vec<Vec<Part>>),
}

fn parts(text: &str) -> Result<Vec<Part>, String> {
    let mut chars = text.chars().peekable();
    let parts = sequence(&mut chars, false)?;
    match chars.next() {
        None => Ok(parts),
        Some(c) => Err(format!("`{c}` has no beginning; write `\\{c}` for the character itself")),
    }
}

type Chars<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn sequence(chars: &mut Chars<'_>, inner: bool) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    while let Some(&c) = chars.peek() {
        match c {
            '\\' => {
                chars.next();
                literal.push(chars.next().ok_or("a `\\` at the end; write `\\\\`")?);
                continue;
            }
            '{' | '(' => {
                flush(&mut literal, &mut parts);
                chars.next();
                parts.push(if c == '{' { hole(chars)? } else { choice(chars, inner)? });
                continue;
            }
            ')' | '|' => break,
            _ => literal.push(c),
        }
        chars.next();
    }
    flush(&mut literal, &mut parts);
    Ok(parts)
}

fn flush(literal: &mut String, parts: &mut Vec<Part>) {
    if !literal.is_empty() {
        parts.push(Part::Text(std::mem::take(literal)));
    }
}

fn hole(chars: &mut Chars<'_>) -> Result<Part, String> {
    let name: String = chars.by_ref().take_while(|c| *c != '}').collect();
    if HOLES.contains(&name.as_str()) {
        return Ok(Part::Hole(name));
    }
    Err(format!("no hole is called `{{{name}}}`; there are {}", HOLES.join(", ")))
}

fn choice(chars: &mut Chars<'_>, inner: bool) -> Result<Part, String> {
    if inner {
        return Err("alternatives inside alternatives; write two patterns".into());
    }
    let mut choices = vec![sequence(chars, true)?];
    loop {
        match chars.next() {
            Some('|') => choices.push(sequence(chars, true)?),
            Some(')') => return Ok(Part::Choice(choices)),
            _ => return Err("`(` without `)`; write `\\(` for the character itself".into()),
        }
    }
}

fn extend(variants: &[Vec<Part>], part: &Part) -> Result<Vec<Vec<Part>>, String> {
    let single = [vec![part.clone()]];
    let choices = if let Part::Choice(choices) = part { choices.as_slice() } else { &single };
    let joined = variants.iter().flat_map(|v| choices.iter().map(move |c| [v.as_slice(), c].concat()));
    let joined: Vec<_> = joined.collect();
    if joined.len() > MAX_VARIANTS {
        return Err(format!("more than {MAX_VARIANTS} variants; write several patterns"));
    }
    Ok(joined)
}

fn finish(parts: Vec<Part>, at_start: bool, at_end: bool) -> Result<Variant, String> {
    let mut text = String::new();
    let mut pieces = Vec::new();
    for part in parts {
        match part {
            Part::Text(more) => text.push_str(&more),
            Part::Hole(name) => {
                push_literal(&mut text, &mut pieces);
                if matches!(pieces.last(), Some(Piece::Hole(_))) {
                    return Err(format!("`{{{name}}}` follows another hole; put text between them"));
                }
                pieces.push(Piece::Hole(name));
            }
            Part::Choice(_) => {}
        }
    }
    push_literal(&mut text, &mut pieces);
    let longest = pieces.iter().map(|p| if let Piece::Literal(l) = p { l.len() } else { 0 }).max();
    if longest.unwrap_or(0) < 4 {
        return Err("no literal piece of four bytes or more; add the words around it".into());
    }
    Ok(Variant { pieces, at_start, at_end })
}

fn push_literal(text: &mut String, pieces: &mut Vec<Piece>) {
    let folded = fold(&std::mem::take(text));
    if !folded.is_empty() {
        pieces.push(Piece::Literal(folded));
    }
}
