use smtpdiag_core::probe::ConnectFault;
use std::io::{Error, ErrorKind};

/// EPERM has a kind of its own only together with EACCES.
const EPERM: i32 = 1;

/// What an error of connecting means.
pub(super) fn fault(error: &Error) -> ConnectFault {
    match error.kind() {
        ErrorKind::ConnectionRefused => ConnectFault::Refused,
        ErrorKind::TimedOut => ConnectFault::TimedOut,
        ErrorKind::NetworkUnreachable => ConnectFault::NetworkUnreachable,
        ErrorKind::HostUnreachable => ConnectFault::HostUnreachable,
        ErrorKind::PermissionDenied if cfg!(unix) && error.raw_os_error() == Some(EPERM) => {
            ConnectFault::NotPermitted
        }
        ErrorKind::PermissionDenied => ConnectFault::PermissionDenied,
        ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => ConnectFault::Reset,
        _ => ConnectFault::Other(error.raw_os_error()),
    }
}

#[cfg(test)]
#[path = "fault_tests.rs"]
mod tests;
