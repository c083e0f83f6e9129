//! The `smtpdiag` program.
fn main() {}
