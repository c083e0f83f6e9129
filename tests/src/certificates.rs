//! An authority of our own, and a certificate for `localhost` by it.

use anyhow::Result;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use std::path::{Path, PathBuf};

/// The files, PEM each.
#[derive(Debug, Clone)]
pub struct Certificates {
    /// The authority.
    pub authority: PathBuf,
    /// The certificate for `localhost`, with the authority behind it.
    pub chain: PathBuf,
    /// Its key.
    pub key: PathBuf,
}

/// Makes them, with fresh keys, in a folder.
pub fn make(folder: &Path) -> Result<Certificates> {
    let authority_key = KeyPair::generate()?;
    let mut authority = CertificateParams::new(Vec::new())?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority.distinguished_name.push(DnType::CommonName, "Authority of the tests");
    let root = authority.self_signed(&authority_key)?;

    let key = KeyPair::generate()?;
    let mut leaf = CertificateParams::new(vec!["localhost".to_owned()])?;
    leaf.distinguished_name.push(DnType::CommonName, "localhost");
    let leaf = leaf.signed_by(&key, &Issuer::new(authority, authority_key))?;

    let files = Certificates {
        authority: folder.join("authority.pem"),
        chain: folder.join("chain.pem"),
        key: folder.join("key.pem"),
    };
    std::fs::write(&files.authority, root.pem())?;
    std::fs::write(&files.chain, leaf.pem() + &root.pem())?;
    std::fs::write(&files.key, key.serialize_pem())?;
    Ok(files)
}
