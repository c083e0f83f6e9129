use super::reports::judged;
use smtpdiag_core::{Options, analyze};

/// What a line carries is read, whatever stands around it.
const CARRIED: &str = "550 5.1.1 <ann@example.net>: Recipient address rejected: User unknown";

/// Carriers: the first line of the input is put before words that are known,
/// again and again. Nothing around a line may make it unreadable for the next.
pub fn carriers(data: &[u8]) {
    let line = data.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let line = &line[..line.len().min(400)];
    let mut text = Vec::new();
    for _ in 0..3 {
        text.extend_from_slice(line);
        text.extend_from_slice(CARRIED.as_bytes());
        text.push(b'\n');
    }
    judged(&text);
    // The same with a stamp that all know before it.
    let stamped = [b"2026-11-24T13:48:47Z web01 app[12]: ".as_slice(), line, CARRIED.as_bytes()].concat();
    drop(analyze(&stamped, &Options::default()));
}
