use super::Link;

/// A mail service.
#[derive(Debug)]
pub(crate) struct Provider {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) domains: &'static [&'static str],
    pub(crate) hosts: &'static [Host],
    pub(crate) mechanisms: &'static [&'static str],
    pub(crate) username: &'static str,
    pub(crate) requires: &'static [&'static str],
    pub(crate) limits: &'static [(&'static str, &'static str)],
    pub(crate) references: &'static [Link],
}

/// A submission host of a provider.
#[derive(Debug)]
pub(crate) struct Host {
    pub(crate) host: &'static str,
    pub(crate) port: u16,
    pub(crate) tls: &'static str,
}
