use super::CauseId;

/// A network, platform or local rule that blocks mail ports.
#[derive(Debug)]
pub(crate) struct Network {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    /// What it blocks; empty means any port.
    pub(crate) ports: &'static [u16],
    pub(crate) default_state: &'static str,
    /// What such a block looks like.
    pub(crate) causes: &'static [CauseId],
    pub(crate) how_to_lift: &'static [&'static str],
    /// What to write to those who can lift it; empty where asking is no way.
    pub(crate) request: &'static str,
    /// Address of a page about it; may be empty.
    pub(crate) source: &'static str,
    /// Words in the DMI tables of the machine.
    pub(crate) dmi: &'static [&'static str],
    /// Names of the cloud as cloud-init writes them.
    pub(crate) cloud: &'static [&'static str],
    /// Endings of the machine's own names.
    pub(crate) names: &'static [&'static str],
    /// Environment variables.
    pub(crate) env: &'static [&'static str],
    /// Files that are there.
    pub(crate) files: &'static [&'static str],
}
