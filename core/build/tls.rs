//! The data about TLS (`data/tls`): its shape, its checks, its tables.

use crate::ruleset::{File, Problems};
use serde::Deserialize;
use std::fmt::Write;
use toml::Spanned;

/// `tls/certificates.toml`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificates {
    #[serde(default)]
    pub certificate: Vec<Certificate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    pub owner: String,
    pub kind: Spanned<String>,
    #[serde(default)]
    pub names: Vec<String>,
    #[serde(default)]
    pub subject: Vec<String>,
}

/// `tls/suites.toml`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suites {
    #[serde(default)]
    pub suite: Vec<Suite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suite {
    pub code: u16,
    pub name: String,
}

/// `tls/clients.toml`
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clients {
    #[serde(default)]
    pub client: Vec<Client>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    pub name: String,
    pub versions: Vec<Spanned<String>>,
    pub suites: Vec<Spanned<String>>,
    #[serde(default)]
    pub note: String,
}

/// Everything under `data/tls`.
pub struct Tls {
    pub certificates: Option<File<Certificates>>,
    pub suites: Option<File<Suites>>,
    pub clients: Option<File<Clients>>,
}

/// Versions by the names that people use, oldest first.
const VERSIONS: &[(&str, &str)] =
    &[("SSL 3.0", "Ssl3"), ("1.0", "Tls10"), ("1.1", "Tls11"), ("1.2", "Tls12"), ("1.3", "Tls13")];

impl Tls {
    /// Adds what is wrong to the problems.
    pub fn check(&self, problems: &mut Problems) {
        if let Some(file) = &self.certificates {
            for one in &file.data.certificate {
                if !matches!(one.kind.get_ref().as_str(), "hosting" | "default") {
                    problems.add(&file.source, one.kind.span(), "unknown kind", "hosting or default");
                }
            }
        }
        if let Some(file) = &self.clients {
            for client in &file.data.client {
                for version in &client.versions {
                    if !VERSIONS.iter().any(|(name, _)| name == version.get_ref()) {
                        problems.add(&file.source, version.span(), "unknown version", "SSL 3.0, 1.0 to 1.3");
                    }
                }
                for suite in &client.suites {
                    if self.code(suite.get_ref()).is_none() {
                        problems.add(&file.source, suite.span(), "unknown suite", "see tls/suites.toml");
                    }
                }
            }
        }
    }

    fn code(&self, name: &str) -> Option<u16> {
        let mut suites = self.suites.iter().flat_map(|file| &file.data.suite);
        suites.find(|suite| suite.name == name).map(|suite| suite.code)
    }

    /// The tables as Rust statics.
    pub fn emit(&self, out: &mut String) {
        let certificates = self.certificates.iter().flat_map(|file| &file.data.certificate);
        list(out, "KNOWN_CERTIFICATES", "KnownCertificate", certificates.map(certificate));
        let suites = self.suites.iter().flat_map(|file| &file.data.suite);
        let suite = |s: &Suite| format!("({}, {:?})", s.code, s.name);
        list(out, "TLS_SUITES", "(u16, &str)", suites.map(suite));
        let clients = self.clients.iter().flat_map(|file| &file.data.client);
        list(out, "TLS_CLIENTS", "TlsClientProfile", clients.map(|client| self.client(client)));
    }

    fn client(&self, client: &Client) -> String {
        let mut versions: Vec<&(&str, &str)> = VERSIONS
            .iter()
            .filter(|(name, _)| client.versions.iter().any(|version| version.get_ref() == name))
            .collect();
        versions.reverse();
        let versions: Vec<String> =
            versions.iter().map(|(_, name)| format!("crate::tls::Version::{name}")).collect();
        let suites: Vec<String> = client
            .suites
            .iter()
            .filter_map(|suite| self.code(suite.get_ref()))
            .map(|code| code.to_string())
            .collect();
        format!(
            "TlsClientProfile {{ name: {:?}, versions: &[{}], suites: &[{}], note: {:?} }}",
            client.name,
            versions.join(", "),
            suites.join(", "),
            client.note
        )
    }
}

fn certificate(one: &Certificate) -> String {
    format!(
        "KnownCertificate {{ owner: {:?}, hosting: {}, names: &{:?}, subject: &{:?} }}",
        one.owner,
        one.kind.get_ref() == "hosting",
        one.names,
        one.subject
    )
}

fn list(out: &mut String, name: &str, kind: &str, items: impl Iterator<Item = String>) {
    let _ = writeln!(out, "pub(crate) static {name}: &[{kind}] = &[");
    for item in items {
        let _ = writeln!(out, "    {item},");
    }
    let _ = writeln!(out, "];");
}
