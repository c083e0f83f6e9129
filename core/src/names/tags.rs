//! Lists of `tag=value` with semicolons between (RFC 6376 section 3.2), as
//! DKIM keys, DMARC, MTA-STS and TLS reporting have them.

/// Most tags that are read of one record.
const MOST: usize = 64;

/// The tags of a record, in order; white space around them does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tags<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Tags<'a> {
    /// Reads a record; `Err` holds the piece that is no tag.
    pub(super) fn parse(text: &'a str) -> Result<Self, &'a str> {
        let pieces = text.split(';').map(str::trim).filter(|piece| !piece.is_empty());
        let tag = |piece: &'a str| {
            let (name, value) = piece.split_once('=').ok_or(piece)?;
            Ok((name.trim(), value.trim()))
        };
        pieces.take(MOST).map(tag).collect::<Result<_, _>>().map(Self)
    }

    /// The value of a tag.
    pub(super) fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }
}

/// Whether a record is of this kind: it begins with `v=` and the version.
pub(super) fn is_version(text: &str, version: &str) -> bool {
    let Some((first, _)) = text.split_once(';').or(Some((text, ""))) else { return false };
    first.split_once('=').is_some_and(|(name, value)| name.trim() == "v" && value.trim() == version)
}
