use crate::knowledge::{NETWORKS, Network};

/// What this machine's own files tell about where it stands. Nobody is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// What the DMI tables say: vendor, product, asset tag.
    pub dmi: Vec<String>,
    /// The name of the cloud (`/run/cloud-init/cloud-id`).
    pub cloud: Option<String>,
    /// Names of this machine.
    pub names: Vec<String>,
    /// Those of [`Surroundings::variables`] that the environment has.
    pub env: Vec<String>,
    /// Those of [`Surroundings::paths`] that are there.
    pub files: Vec<String>,
}

impl Surroundings {
    /// Environment variables that tell something by being set.
    pub fn variables() -> impl Iterator<Item = &'static str> {
        NETWORKS.iter().flat_map(|network| network.env).copied()
    }

    /// Files that tell something by being there.
    pub fn paths() -> impl Iterator<Item = &'static str> {
        NETWORKS.iter().flat_map(|network| network.files).copied()
    }

    /// Ids of the networks (`core/data/networks`) whose signs are here.
    #[must_use]
    pub fn networks(&self) -> Vec<&'static str> {
        NETWORKS.iter().filter(|network| self.shows(network)).map(|network| network.id).collect()
    }

    fn shows(&self, network: &Network) -> bool {
        let starts = |said: &String, sign: &str| {
            said.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign))
        };
        let ends = |name: &String, sign: &str| {
            let from = name.len().checked_sub(sign.len());
            from.and_then(|from| name.get(from..)).is_some_and(|end| end.eq_ignore_ascii_case(sign))
        };
        network.dmi.iter().any(|sign| self.dmi.iter().any(|said| starts(said, sign)))
            || network.cloud.iter().any(|sign| self.cloud.as_deref() == Some(*sign))
            || network.names.iter().any(|sign| self.names.iter().any(|name| ends(name, sign)))
            || network.env.iter().any(|sign| self.env.iter().any(|set| set == sign))
            || network.files.iter().any(|sign| self.files.iter().any(|path| path == sign))
    }
}

#[cfg(test)]
#[path = "surroundings_tests.rs"]
mod tests;
