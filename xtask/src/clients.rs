//! The client programs of the matrix, from Debian and npm. `servers` has those
//! that other tests need too.

use anyhow::Result;

use crate::{need, servers, workspace};

/// Queueing programs that take the place of an MTA where they are installed:
/// package, folder.
const UNPACKED: &[(&str, &str)] = &[("nullmailer", "nullmailer"), ("ssmtp", "ssmtp")];

const INSTALLED: &[&str] = &[
    "default-jdk-headless",
    "emacs-nox",
    "git-email",
    "gnutls-bin",
    "golang-go",
    "libauthen-sasl-perl",
    "libemail-sender-perl",
    "libio-socket-ssl-perl",
    "libmail-java",
    "mutt",
    "netcat-openbsd",
    "php-mail",
    "php-net-smtp",
    "php-swiftmailer",
    "php-symfony-mailer",
    "python3-aiosmtplib",
    "python3-django",
    "ruby-mail",
    "s-nail",
    "sendemail",
    "tcl-tls",
    "tcllib",
];

/// Makes sure that all of them are there.
pub(crate) fn install() -> Result<()> {
    servers::install()?;
    need::apt_missing("What real clients need", INSTALLED)?;
    servers::unpack_missing(UNPACKED)?;
    need::npm_packages(&workspace::root().join("tests/matrix"))
}
