use super::fault;
use smtpdiag_core::probe::ConnectFault;
use std::io::Error;

#[test]
#[cfg(target_os = "linux")]
fn errno_of_linux() {
    let table = [
        (111, ConnectFault::Refused),
        (110, ConnectFault::TimedOut),
        (101, ConnectFault::NetworkUnreachable),
        (113, ConnectFault::HostUnreachable),
        (13, ConnectFault::PermissionDenied),
        (1, ConnectFault::NotPermitted),
        (104, ConnectFault::Reset),
        (99, ConnectFault::Other(Some(99))),
    ];
    for (errno, expected) in table {
        assert_eq!(fault(&Error::from_raw_os_error(errno)), expected, "errno {errno}");
    }
}
