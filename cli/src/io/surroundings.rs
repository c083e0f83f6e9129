//! Where this machine stands, from its own files and environment alone.

use smtpdiag_core::probe::Surroundings;
use std::io::Read as _;
use std::path::Path;

/// DMI fields that name a cloud.
const DMI: [&str; 5] = ["sys_vendor", "product_name", "board_vendor", "chassis_vendor", "chassis_asset_tag"];

/// Most bytes read of a file.
const MOST: u64 = 16 * 1024;

/// Reads it. What cannot be read tells nothing.
pub(crate) fn read() -> Surroundings {
    let dmi = DMI.iter().filter_map(|field| text(&format!("/sys/class/dmi/id/{field}")));
    let hosts = text("/etc/hosts").unwrap_or_default();
    let in_hosts = hosts.lines().filter(|line| !line.trim_start().starts_with('#'));
    let in_hosts = in_hosts.flat_map(|line| line.split_whitespace().skip(1)).map(str::to_owned);
    Surroundings {
        dmi: dmi.collect(),
        cloud: text("/run/cloud-init/cloud-id"),
        names: text("/etc/hostname").into_iter().chain(in_hosts).collect(),
        env: Surroundings::variables()
            .filter(|name| std::env::var_os(name).is_some())
            .map(str::to_owned)
            .collect(),
        files: Surroundings::paths().filter(|path| Path::new(path).exists()).map(str::to_owned).collect(),
    }
}

fn text(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    std::fs::File::open(path).ok()?.take(MOST).read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes).trim().to_owned();
    (!text.is_empty()).then_some(text)
}
