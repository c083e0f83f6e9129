//! WebAssembly bindings of smtpdiag-core.
