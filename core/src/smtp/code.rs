use std::fmt;

/// A reply code, 200 to 599 (RFC 5321 section 4.2). Any number that a server
/// sends is kept, known or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReplyCode(pub u16);

impl ReplyCode {
    /// 354: the go-ahead after DATA.
    pub const START_INPUT: Self = Self(354);
    /// 220: service ready; the greeting, and the go-ahead after STARTTLS.
    pub const READY: Self = Self(220);
    /// 334: a challenge of AUTH (RFC 4954).
    pub const CHALLENGE: Self = Self(334);
    /// 421: service not available, the server closes the channel.
    pub const CLOSING: Self = Self(421);

    /// The first digit: 2 success, 3 go on, 4 transient, 5 permanent failure.
    #[must_use]
    pub const fn class(self) -> u16 {
        self.0 / 100
    }

    /// Whether the code says that something failed (4yz or 5yz).
    #[must_use]
    pub const fn is_failure(self) -> bool {
        matches!(self.class(), 4 | 5)
    }
}

impl fmt::Display for ReplyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}", self.0)
    }
}
