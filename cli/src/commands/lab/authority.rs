use crate::failure::Failure;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The file with the certificate of the lab's authority. One that nobody asked
/// for goes with the lab.
pub(super) struct AuthorityFile {
    path: PathBuf,
    asked: bool,
}

impl AuthorityFile {
    /// Writes it, beside the other temporary files where no place is given.
    pub(super) fn write(asked: Option<&Path>, pem: &str) -> Result<Self, Failure> {
        let own = || std::env::temp_dir().join(format!("smtpdiag-lab-{}.pem", std::process::id()));
        let path = asked.map_or_else(own, Path::to_path_buf);
        // In a folder that all users share, a file that is there already may be a trap.
        let file = if asked.is_some() { File::create(&path) } else { File::create_new(&path) };
        let written = file.and_then(|mut file| file.write_all(pem.as_bytes()));
        let what = |e| format!("cannot write the certificate of the authority to {}: {e}", path.display());
        written.map_err(|e| Failure::usage(what(e), "Give another place with --authority FILE."))?;
        Ok(Self { path, asked: asked.is_some() })
    }

    /// Its path.
    pub(super) fn shown(&self) -> String {
        self.path.display().to_string()
    }
}

impl Drop for AuthorityFile {
    fn drop(&mut self) {
        if !self.asked {
            let _ = fs::remove_file(&self.path);
        }
    }
}
