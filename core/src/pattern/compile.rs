use super::hole::{HOLES, Hole};
use super::op::{CLOSE, END, FINISH, OPEN, OR, START};
use super::{expand, fold_char};
use std::iter::Peekable;
use std::str::Chars;

/// Choices of one pattern, multiplied; more are a mistake.
const MAX_VARIANTS: usize = 128;

/// Compiles a pattern; it is not filed yet (see [`super::filed`]). The error is
/// a message for people.
pub(crate) fn compile(text: &str) -> Result<Vec<u8>, String> {
    let (text, at_start) = text.strip_prefix('^').map_or((text, false), |rest| (rest, true));
    let at_end = text.ends_with('$') && !text.ends_with("\\$");
    let text = if at_end { &text[..text.len() - 1] } else { text };
    let mut writer = Writer { code: Vec::with_capacity(text.len() + 3), variants: 1 };
    if at_start {
        writer.code.push(START);
    }
    let mut chars = text.chars().peekable();
    writer.sequence(&mut chars, false)?;
    if let Some(c) = chars.next() {
        return Err(format!("`{c}` has no beginning; write `\\{c}` for the character itself"));
    }
    if at_end {
        writer.code.push(FINISH);
    }
    writer.code.push(END);
    check(&writer.code)?;
    Ok(writer.code)
}

struct Writer {
    code: Vec<u8>,
    variants: usize,
}

impl Writer {
    fn sequence(&mut self, chars: &mut Peekable<Chars<'_>>, inner: bool) -> Result<(), String> {
        while let Some(c) = chars.next_if(|c| !matches!(c, ')' | '|')) {
            match c {
                '\\' => self.literal(chars.next().ok_or("a `\\` at the end; write `\\\\`")?)?,
                '{' => self.hole(chars)?,
                '(' if inner => return Err("alternatives inside alternatives; write two patterns".into()),
                '(' => self.choice(chars)?,
                c => self.literal(c)?,
            }
        }
        Ok(())
    }

    fn literal(&mut self, c: char) -> Result<(), String> {
        let c = fold_char(c);
        if c < ' ' {
            return Err("a control character".into());
        }
        if c != ' ' || self.code.last() != Some(&b' ') {
            self.code.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        Ok(())
    }

    fn hole(&mut self, chars: &mut Peekable<Chars<'_>>) -> Result<(), String> {
        let name: String = chars.by_ref().take_while(|c| *c != '}').collect();
        let hole = Hole::named(&name).ok_or_else(|| {
            let known: Vec<&str> = HOLES.iter().map(|(known, _)| *known).collect();
            format!("no hole is called `{{{name}}}`; there are {}", known.join(", "))
        })?;
        self.code.push(hole as u8);
        Ok(())
    }

    fn choice(&mut self, chars: &mut Peekable<Chars<'_>>) -> Result<(), String> {
        self.code.push(OPEN);
        let mut choices = 1;
        self.sequence(chars, true)?;
        while chars.next_if_eq(&'|').is_some() {
            self.code.push(OR);
            choices += 1;
            self.sequence(chars, true)?;
        }
        if chars.next() != Some(')') {
            return Err("`(` without `)`; write `\\(` for the character itself".into());
        }
        self.code.push(CLOSE);
        self.variants = self.variants.saturating_mul(choices);
        if self.variants > MAX_VARIANTS {
            return Err(format!("more than {MAX_VARIANTS} variants; write several patterns"));
        }
        Ok(())
    }
}

/// What must hold whichever alternatives are taken.
fn check(code: &[u8]) -> Result<(), String> {
    for variant in expand(code) {
        let code = &variant.code;
        if code.windows(2).any(|pair| pair.iter().all(|op| Hole::of(*op).is_some())) {
            return Err("a hole follows another hole; put text between them".into());
        }
        if variant.literals().all(|literal| literal.len() < 4) {
            return Err("no literal piece of four bytes or more; add the words around it".into());
        }
    }
    Ok(())
}
