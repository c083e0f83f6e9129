use crate::knowledge::{Hole, Piece, Variant};
use std::ops::Range;

/// What holes took, as ranges of the folded text.
pub(crate) type Captures = Vec<(Hole, Range<usize>)>;

/// Tries of one variant on one text; a bound for hostile input.
const MAX_STEPS: u32 = 4_000;

/// Whether a variant stands in a folded text, and what its holes took.
pub(crate) fn verify(variant: &Variant, text: &str) -> Option<Captures> {
    let mut verifier = Verifier { text, variant, steps: 0 };
    let first = variant.pieces.first()?;
    match first {
        Piece::Literal(literal) => {
            let starts: Vec<usize> = if variant.at_start {
                at_start(text, literal).into_iter().collect()
            } else {
                text.match_indices(literal).map(|(at, _)| at).collect()
            };
            starts.into_iter().filter(|at| starts_free(text, *at)).find_map(|at| verifier.run(at, 0))
        }
        Piece::Hole(hole) => {
            let Some(Piece::Literal(literal)) = variant.pieces.get(1) else { return None };
            text.match_indices(literal).find_map(|(at, _)| {
                let start = if variant.at_start { Some(1) } else { backwards(text, at, *hole) }?;
                takes(*hole, text.get(start..at)?).then_some(())?;
                let mut captures = verifier.run(at, 1)?;
                captures.insert(0, (*hole, start..at));
                Some(captures)
            })
        }
    }
}

fn at_start(text: &str, literal: &str) -> Option<usize> {
    let start = usize::from(!literal.starts_with(' '));
    text.get(start..)?.starts_with(literal).then_some(start)
}

struct Verifier<'a> {
    text: &'a str,
    variant: &'a Variant,
    steps: u32,
}

impl Verifier<'_> {
    /// Matches pieces from `piece` on at `at`.
    fn run(&mut self, at: usize, piece: usize) -> Option<Captures> {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return None;
        }
        match self.variant.pieces.get(piece) {
            None => self.end(at).then(Vec::new),
            Some(Piece::Literal(literal)) => {
                let end = at + literal.len();
                (self.text.get(at..)?.starts_with(literal) && self.edge_after(end, piece)).then_some(())?;
                self.run(end, piece + 1)
            }
            Some(Piece::Hole(hole)) => self.hole(at, piece, *hole),
        }
    }

    fn hole(&mut self, at: usize, piece: usize, hole: Hole) -> Option<Captures> {
        let Some(Piece::Literal(next)) = self.variant.pieces.get(piece + 1) else {
            let end = forwards(self.text, at, hole)?;
            let mut captures = self.run(end, piece + 1)?;
            captures.insert(0, (hole, at..end));
            return Some(captures);
        };
        let limit = floor(self.text, at + max_len(hole) + next.len());
        let window = self.text.get(at..limit)?;
        for (offset, _) in window.match_indices(next) {
            let end = at + offset;
            let edge = hole != Hole::Gap || starts_free(self.text, end);
            let fits = edge && takes(hole, &self.text[at..end]);
            if let Some(mut captures) = fits.then(|| self.run(end, piece + 1)).flatten() {
                captures.insert(0, (hole, at..end));
                return Some(captures);
            }
        }
        None
    }

    /// A literal that ends in a word must end there, unless a hole other than
    /// a gap goes on.
    fn edge_after(&self, end: usize, piece: usize) -> bool {
        let next = self.variant.pieces.get(piece + 1);
        matches!(next, Some(Piece::Hole(hole)) if *hole != Hole::Gap) || ends_free(self.text, end)
    }

    fn end(&self, at: usize) -> bool {
        if !self.variant.at_end {
            return true;
        }
        let rest = self.text.get(at..).unwrap_or("");
        rest.chars().all(|c| matches!(c, ' ' | '.' | '!' | '"' | '\''))
    }
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
