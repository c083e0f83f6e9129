use super::{Link, Words};

/// A mail service.
#[derive(Debug)]
pub(crate) struct Provider {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) domains: &'static [&'static str],
    pub(crate) hosts: &'static [Host],
    pub(crate) requires: &'static [&'static str],
    pub(crate) words: Words,
}

impl Provider {
    pub(crate) fn kind(&self) -> &'static str {
        self.words.text(0)
    }

    pub(crate) fn username(&self) -> &'static str {
        self.words.text(1)
    }

    pub(crate) fn mechanisms(&self) -> Vec<&'static str> {
        self.words.list(2)
    }

    pub(crate) fn limits(&self) -> Vec<(&'static str, &'static str)> {
        self.words.pairs(3)
    }

    pub(crate) fn references(&self) -> Vec<Link> {
        self.words.links(4)
    }
}

/// A submission host of a provider.
#[derive(Debug)]
pub(crate) struct Host {
    pub(crate) host: &'static str,
    pub(crate) port: u16,
    pub(crate) tls: &'static str,
}
