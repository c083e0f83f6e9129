use super::op::{AGAIN, CLOSE, END, FILED, FINISH, OPEN, OR, START, after_choice, alternatives, is_literal};

/// One choice of a pattern's alternatives, as a pattern without any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Variant {
    pub(crate) code: Vec<u8>,
}

impl Variant {
    /// Its literal pieces, the text between two holes in one piece.
    pub(crate) fn literals(&self) -> impl Iterator<Item = &[u8]> {
        self.code.split(|op| !is_literal(*op)).filter(|literal| !literal.is_empty())
    }

    /// How many ends of the text it asks for.
    pub(crate) fn anchors(&self) -> u32 {
        u32::from(self.code.contains(&START)) + u32::from(self.code.contains(&FINISH))
    }
}

/// All variants of a compiled pattern: first alternatives first. The compiler
/// bounds their number.
pub(crate) fn expand(code: &[u8]) -> Vec<Variant> {
    let mut variants = Vec::new();
    walk(code, 0, Vec::new(), &mut variants);
    variants
}

fn walk(code: &[u8], mut at: usize, mut taken: Vec<u8>, variants: &mut Vec<Variant>) {
    loop {
        match code.get(at) {
            None | Some(&(END | AGAIN)) => {
                taken.push(END);
                return variants.push(Variant { code: taken });
            }
            Some(&OPEN) => {
                return alternatives(code, at).for_each(|start| walk(code, start, taken.clone(), variants));
            }
            Some(&(OR | CLOSE)) => at = after_choice(code, at),
            Some(&FILED) => at += 1,
            Some(&byte) => {
                // Where two alternatives meet, a run of blanks is one blank too.
                if byte != b' ' || taken.last() != Some(&b' ') {
                    taken.push(byte);
                }
                at += 1;
            }
        }
    }
}
