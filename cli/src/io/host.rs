/// Our name for EHLO: that of this machine where it is a full one, else an
/// address literal (RFC 5321 section 4.1.4).
pub(crate) fn ehlo_name() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let name = name.trim();
    let full = name.contains('.') && name.len() < 254;
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.'));
    if full && plain { name.into() } else { "[127.0.0.1]".into() }
}
