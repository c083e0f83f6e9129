//! Changes of inputs, the same in every run: for the moment that ordinary
//! tests have. libFuzzer has better ones.

/// Numbers that look random (xorshift64).
#[derive(Debug)]
pub struct Mutator(u64);

/// What grammars hang on.
const WORDS: [&str; 24] = [
    "\n",
    "\r\n",
    "\r",
    "\0",
    "\u{feff}",
    "\u{e9}",
    "\u{2028}",
    "\\n",
    "\\u0041",
    "{\"",
    "\"}",
    "\": ",
    "<",
    ">",
    "[",
    "&lt;",
    "=\n",
    "250-",
    "550 ",
    "==",
    "AUTH PLAIN ",
    "{*}",
    "(a|b)",
    "\u{1b}[31m",
];

/// Longest input that is made.
const LONGEST: usize = 8192;

impl Mutator {
    /// Begins a row of changes.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (bound.max(1) as u64)).unwrap_or(0)
    }

    /// One of the seeds, changed in a few places.
    pub fn input(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut made = seeds.get(self.below(seeds.len())).cloned().unwrap_or_default();
        for _ in 0..=self.below(4) {
            self.change(&mut made, seeds);
        }
        made.truncate(LONGEST);
        made
    }

    fn change(&mut self, made: &mut Vec<u8>, seeds: &[Vec<u8>]) {
        let at = self.below(made.len() + 1);
        let end = (at + self.below(40)).min(made.len());
        match self.below(6) {
            0 => drop(made.drain(at..end)),
            1 => drop(made.splice(at..at, WORDS[self.below(WORDS.len())].bytes())),
            2 => made.truncate(at),
            3 => {
                let again = made[at..end].to_vec();
                made.splice(at..at, again);
            }
            4 => {
                let other = seeds.get(self.below(seeds.len())).cloned().unwrap_or_default();
                let from = self.below(other.len());
                made.truncate(at);
                made.extend_from_slice(&other[from..]);
            }
            _ => {
                let byte = self.below(256) as u8;
                made.get_mut(at).into_iter().for_each(|old| *old = byte);
            }
        }
    }
}
