use crate::pattern::{
    AGAIN, CLOSE, END, FILED, FINISH, Hole, OPEN, OR, START, after_choice, alternatives, is_literal,
};
use memchr::memchr_iter;
use std::ops::Range;

/// What holes took, as ranges of the folded text.
pub(crate) type Captures = Vec<(Hole, Range<usize>)>;

/// Tries of one pattern on one text; a bound for hostile input.
const MAX_STEPS: u32 = 4_000;

/// Whether a compiled pattern stands in a folded text, and what its holes took.
pub(crate) fn verify(code: &[u8], text: &str) -> Option<Captures> {
    let at_start = code.first() == Some(&START);
    Verifier { text, code, at_start, steps: 0 }.begin(usize::from(at_start))
}

struct Verifier<'a> {
    text: &'a str,
    code: &'a [u8],
    at_start: bool,
    steps: u32,
}

/// In what follows, `at` is a place in the text and `op` one in the code.
impl Verifier<'_> {
    fn op(&self, op: usize) -> u8 {
        self.code.get(op).copied().unwrap_or(END)
    }

    /// Looks for a place in the text where the pattern stands.
    fn begin(&mut self, op: usize) -> Option<Captures> {
        let code = self.code;
        match self.op(op) {
            OPEN => alternatives(code, op).find_map(|start| self.begin(start)),
            OR | CLOSE => self.begin(after_choice(code, op)),
            FILED => self.begin(op + 1),
            END | AGAIN | FINISH => None,
            byte if is_literal(byte) => self.begin_literal(op),
            byte => self.begin_hole(Hole::of(byte)?, op + 1),
        }
    }

    fn begin_literal(&mut self, op: usize) -> Option<Captures> {
        if self.at_start {
            // A folded text begins with a blank, a pattern may do so.
            return [1, 0].into_iter().find_map(|at| self.run(at, op, None));
        }
        let (text, second) = (self.text, self.op(op + 1));
        // Most places fail at the second byte, which is cheap to see.
        let goes_on = |at: &usize| !is_literal(second) || text.as_bytes().get(at + 1) == Some(&second);
        let places = memchr_iter(self.op(op), text.as_bytes()).filter(goes_on);
        let places = places.filter(|at| starts_free(text, *at));
        places.into_iter().find_map(|at| self.run(at, op, None))
    }

    /// A hole in front reaches back from the literal that follows.
    fn begin_hole(&mut self, hole: Hole, op: usize) -> Option<Captures> {
        let text = self.text;
        (0..text.len()).filter(|at| text.is_char_boundary(*at)).find_map(|at| {
            let mut captures = self.run(at, op, None)?;
            let start = if self.at_start { Some(1) } else { backwards(text, at, hole) }?;
            takes(hole, text.get(start..at)?).then_some(())?;
            captures.insert(0, (hole, start..at));
            Some(captures)
        })
    }

    /// Matches from `op` on at `at`. `last` is the byte before, inside a literal:
    /// where two alternatives meet, a run of blanks is one blank.
    fn run(&mut self, mut at: usize, mut op: usize, mut last: Option<u8>) -> Option<Captures> {
        let (code, text) = (self.code, self.text);
        loop {
            match self.op(op) {
                OPEN => {
                    self.steps += 1;
                    return alternatives(code, op).find_map(|start| self.run(at, start, last));
                }
                OR | CLOSE => op = after_choice(code, op),
                FILED => op += 1,
                END | AGAIN => return self.edge(at, last).then(Vec::new),
                FINISH => return (self.edge(at, last) && ends(text, at)).then(Vec::new),
                byte if is_literal(byte) => {
                    if byte != b' ' || last != Some(b' ') {
                        (text.as_bytes().get(at) == Some(&byte)).then_some(())?;
                        at += 1;
                        last = Some(byte);
                    }
                    op += 1;
                }
                byte => {
                    let hole = Hole::of(byte)?;
                    let free = hole != Hole::Gap || self.edge(at, last);
                    return if free { self.hole(at, op + 1, hole) } else { None };
                }
            }
        }
    }

    /// A literal that ends in a word must end there, unless a hole other than
    /// a gap goes on.
    fn edge(&self, at: usize, last: Option<u8>) -> bool {
        last.is_none() || ends_free(self.text, at)
    }

    /// The hole begins at `at`, and `op` follows it.
    fn hole(&mut self, at: usize, op: usize, hole: Hole) -> Option<Captures> {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return None;
        }
        let code = self.code;
        match self.op(op) {
            OPEN => alternatives(code, op).find_map(|start| self.hole(at, start, hole)),
            OR | CLOSE => self.hole(at, after_choice(code, op), hole),
            FILED => self.hole(at, op + 1, hole),
            byte if is_literal(byte) => self.hole_before(at, op, hole, byte),
            _ => {
                let end = forwards(self.text, at, hole)?;
                self.filled(at..end, op, hole)
            }
        }
    }

    /// A hole before a literal that begins with `first`.
    fn hole_before(&mut self, at: usize, op: usize, hole: Hole, first: u8) -> Option<Captures> {
        let text = self.text;
        let window = text.as_bytes().get(at..text.len().min(at + max_len(hole) + 1))?;
        memchr_iter(first, window).map(|offset| at + offset).find_map(|end| {
            let edge = hole != Hole::Gap || starts_free(text, end);
            let fits = edge && takes(hole, text.get(at..end)?);
            fits.then(|| self.filled(at..end, op, hole)).flatten()
        })
    }

    fn filled(&mut self, taken: Range<usize>, op: usize, hole: Hole) -> Option<Captures> {
        let mut captures = self.run(taken.end, op, None)?;
        captures.insert(0, (hole, taken));
        Some(captures)
    }
}

fn ends(text: &str, at: usize) -> bool {
    text.get(at..).unwrap_or("").chars().all(|c| matches!(c, ' ' | '.' | '!' | '"' | '\''))
}

fn is_word(byte: Option<&u8>) -> bool {
    byte.is_some_and(u8::is_ascii_alphanumeric)
}

fn starts_free(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    !(is_word(bytes.get(at)) && at > 0 && is_word(bytes.get(at - 1)))
}

fn ends_free(text: &str, end: usize) -> bool {
    let bytes = text.as_bytes();
    !(is_word(bytes.get(end)) && end > 0 && is_word(bytes.get(end - 1)))
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The most bytes that a hole takes.
const fn max_len(hole: Hole) -> usize {
    match hole {
        Hole::Gap | Hole::Name => 120,
        Hole::Address | Hole::Host | Hole::Domain => 255,
        Hole::Word => 160,
        Hole::Rest | Hole::Date => 60,
        Hole::Ip => 45,
        Hole::Size | Hole::Version => 30,
        Hole::Number => 20,
        Hole::Port => 5,
    }
}

fn may_be_empty(hole: Hole) -> bool {
    matches!(hole, Hole::Gap | Hole::Rest)
}

fn takes(hole: Hole, text: &str) -> bool {
    (may_be_empty(hole) || !text.is_empty())
        && text.len() <= max_len(hole)
        && text.chars().all(|c| takes_char(hole, c))
        && is_whole(hole, text)
}

/// What single characters cannot tell.
fn is_whole(hole: Hole, text: &str) -> bool {
    match hole {
        Hole::Address => text.contains('@'),
        Hole::Ip => text.parse::<std::net::IpAddr>().is_ok(),
        _ => true,
    }
}

fn takes_char(hole: Hole, c: char) -> bool {
    match hole {
        Hole::Gap | Hole::Name | Hole::Date => true,
        Hole::Word => c != ' ',
        Hole::Rest => c.is_alphanumeric(),
        Hole::Number | Hole::Port => c.is_ascii_digit(),
        Hole::Ip => c.is_ascii_hexdigit() || matches!(c, '.' | ':'),
        Hole::Host | Hole::Domain => c.is_alphanumeric() || matches!(c, '.' | '-' | '_'),
        Hole::Address => c != ' ' && !matches!(c, '<' | '>' | '"' | ',' | ';'),
        Hole::Size => c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | 'k' | 'm' | 'g' | 'i' | 'b'),
        Hole::Version => c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'),
    }
}

fn forwards(text: &str, at: usize, hole: Hole) -> Option<usize> {
    let window = text.get(at..floor(text, at + max_len(hole)))?;
    let len: usize = window.chars().take_while(|c| takes_char(hole, *c)).map(char::len_utf8).sum();
    (len > 0 || may_be_empty(hole)).then_some(at + len)
}

fn backwards(text: &str, at: usize, hole: Hole) -> Option<usize> {
    let before = text.get(..at)?.chars().rev().take_while(|c| takes_char(hole, *c));
    let len: usize = before.map(char::len_utf8).sum();
    let start = at - len.min(max_len(hole));
    (0..=start).rev().find(|s| text.is_char_boundary(*s))
}
