//! The build script of smtpdiag-core.

fn main() {}
