/// A program that sends, serves or writes logs.
#[derive(Debug)]
pub(crate) struct Software {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    /// `client`, `server`, `library`, `os`.
    pub(crate) role: &'static str,
    /// The fix platform that its users see first.
    pub(crate) platform: &'static str,
    /// How to make it say more.
    pub(crate) debug: &'static str,
    /// Releases with their years, oldest first.
    pub(crate) releases: &'static [(&'static str, u16)],
}
