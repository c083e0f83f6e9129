//! Addresses of machines, IPv4 and IPv6.

use super::Change;
use super::names::Names;
use std::net::IpAddr;

pub(super) fn find(line: &str, names: &mut Names, changes: &mut Vec<Change>) {
    let inside = |c: char| c.is_ascii_hexdigit() || matches!(c, '.' | ':');
    let mut at = 0;
    while let Some(start) = line[at..].find(inside).map(|i| at + i) {
        let end = line[start..].find(|c| !inside(c)).map_or(line.len(), |i| start + i);
        at = end;
        if let Some((range, ip)) = address(line, start, end) {
            let new = names.ip(ip);
            if new != ip.to_string() {
                changes.push((range, new));
            }
        }
    }
}

/// An address within the run, without the port or the full stop behind it
/// and the label (`IPv6:`) before it.
fn address(line: &str, start: usize, end: usize) -> Option<(std::ops::Range<usize>, IpAddr)> {
    let joined = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let run = &line[start..end];
    let labelled = line[..start].to_ascii_lowercase().ends_with("ipv") && run.starts_with("6:");
    // `unknown:192.0.2.7`: the colon is no part of it; `::1` begins with two.
    let colon = run.starts_with(':') && !run.starts_with("::");
    let from = start + if labelled { 2 } else { usize::from(colon) };
    let glued = line[..from].ends_with(joined) && !after_escape(line, from) && !after_code(line, from);
    if !labelled && glued {
        return None;
    }
    let run = &line[from..end];
    let trimmed = run.trim_end_matches(['.', ':']);
    let no_port = run.split_once(':').filter(|(ip, _)| ip.contains('.')).map(|(ip, _)| ip);
    // Node.js writes `2001:db8::1:587`.
    let mail_port = trimmed.rsplit_once(':').filter(|(ip, port)| PORTS.contains(port) && ip.contains("::"));
    let ends = [mail_port.map(|(ip, _)| ip), Some(trimmed), no_port, Some(run)].into_iter().flatten();
    let found = ends.into_iter().find_map(|text| Some((text.len(), text.parse::<IpAddr>().ok()?)));
    let (length, ip) = found?;
    let next = line[from + length..].chars().next();
    // `4.3.2.1.zen.example` is a name, `1.2.3.4-5` a version.
    let within = length == run.len() && next.is_some_and(|c| joined(c) && c != '-');
    (!within).then_some((from..from + length, ip))
}

const PORTS: [&str; 4] = ["25", "465", "587", "2525"];

fn after_escape(line: &str, start: usize) -> bool {
    ["\\n", "\\r", "\\t"].iter().any(|escape| line[..start].ends_with(escape))
}

/// `550-192.0.2.7 is not welcome`: a reply that goes on.
fn after_code(line: &str, start: usize) -> bool {
    let before = line[..start].strip_suffix('-').unwrap_or("");
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    digits == 3 && matches!(before.as_bytes()[before.len() - 3], b'2'..=b'5')
}
