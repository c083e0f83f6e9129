use crate::failure::Failure;
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use std::path::Path;

/// The store of `--ca-file`, in words.
pub(super) const GIVEN: &str = "the file of --ca-file";
const COMPILED: &str = "Mozilla's list, built in";
const SYSTEM: &str = "the list of this system";

/// A store of roots and its name for people.
pub(super) struct Store {
    pub(super) name: &'static str,
    pub(super) roots: RootCertStore,
}

/// The roots that a chain may lead to.
///
/// The compiled-in ones (those of Mozilla) are tried first: reading the
/// system's takes longer than the rest of a probe. The system's are read only
/// for a chain that the compiled-in ones do not know.
#[derive(Clone, Debug, Default)]
pub(crate) struct Roots {
    /// Certificates of `--ca-file`.
    extra: Vec<CertificateDer<'static>>,
}

impl Roots {
    /// With these certificates as well.
    pub(crate) fn with(extra: Vec<CertificateDer<'static>>) -> Self {
        Self { extra }
    }

    /// With those of a PEM file as well.
    pub(crate) fn with_file(path: &Path) -> Result<Self, Failure> {
        let shown = path.display();
        let advice = "Give a file with one or more certificates in PEM form (-----BEGIN CERTIFICATE-----).";
        let all = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let extra = all.map_err(|e| Failure::usage(format!("--ca-file {shown}: {e}"), advice))?;
        let mut usable = RootCertStore::empty();
        let (added, _) = usable.add_parsable_certificates(extra.iter().cloned());
        if added == 0 {
            return Err(Failure::usage(format!("--ca-file {shown}: no certificate in it"), advice));
        }
        Ok(Self { extra })
    }

    /// Whether this very certificate was given as trusted.
    pub(super) fn is_pinned(&self, certificate: &CertificateDer<'_>) -> bool {
        self.extra.contains(certificate)
    }

    /// The stores to try, one after the other; each is built when it is its turn.
    pub(super) fn stores(&self) -> impl Iterator<Item = Store> {
        let extra = self.extra.clone();
        let given = (!extra.is_empty()).then(|| Store { name: GIVEN, roots: store(extra) });
        let mozilla = || RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let compiled = move || Store { name: COMPILED, roots: mozilla() };
        let system = || Store { name: SYSTEM, roots: store(rustls_native_certs::load_native_certs().certs) };
        given.into_iter().chain(std::iter::once_with(compiled)).chain(std::iter::once_with(system))
    }
}

fn store(certificates: Vec<CertificateDer<'static>>) -> RootCertStore {
    let mut store = RootCertStore::empty();
    store.add_parsable_certificates(certificates);
    store
}
