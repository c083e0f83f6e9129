/// What a hole takes; the names are those of the pattern language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Hole {
    Gap = 1,
    Rest,
    Word,
    Number,
    Host,
    Ip,
    Port,
    Address,
    Domain,
    Size,
    Name,
    Date,
    Version,
}

/// All holes, by their names in the language and in the order of their bytes.
pub(super) const HOLES: [(&str, Hole); 13] = [
    ("*", Hole::Gap),
    ("~", Hole::Rest),
    ("word", Hole::Word),
    ("n", Hole::Number),
    ("host", Hole::Host),
    ("ip", Hole::Ip),
    ("port", Hole::Port),
    ("address", Hole::Address),
    ("domain", Hole::Domain),
    ("size", Hole::Size),
    ("name", Hole::Name),
    ("date", Hole::Date),
    ("version", Hole::Version),
];

impl Hole {
    /// The hole of an operation.
    pub(crate) fn of(op: u8) -> Option<Self> {
        HOLES.get(usize::from(op).checked_sub(1)?).map(|(_, hole)| *hole)
    }

    /// The hole of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        HOLES.iter().find(|(known, _)| *known == name).map(|(_, hole)| *hole)
    }
}
