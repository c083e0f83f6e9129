use smtpdiag_core::text::redact::mask;
use smtpdiag_core::{Redactor, redact};

/// Lines with secrets and names in them, each in a form that must be seen.
const PLANTED: [&str; 9] = [
    "Password: geheim7Xq",
    "  \"password\": \"geheim7Xq\",",
    "smtp://zugspitz:geheim7Xq@mail.matterhorn.org:587",
    "C: AUTH PLAIN AHp1Z3NwaXR6AGdlaGVpbTdYcQ==",
    "MAIL_PASSWORD=geheim7Xq",
    "CLIENT -> SERVER: AUTH PLAIN AHp1Z3NwaXR6AGdlaGVpbTdYcQ==",
    "to=<zugspitz@matterhorn.org>, relay=mx.matterhorn.org[8.20.30.40]:25",
    "$mail->Password = 'geheim7Xq';",
    "Authorization: Bearer geheim7Xqgeheim7Xqgeheim7Xq",
];

/// What may not be left of them.
const SECRETS: [&str; 5] = ["geheim7", "zugspitz", "matterhorn", "8.20.30.40", "AHp1Z3Nw"];

/// Redaction: secrets on a line of their own are masked whatever stands
/// around it, doing it twice is doing it once, in any chunks.
pub fn redaction(data: &[u8]) {
    let once = redact(data);
    assert_eq!(redact(once.as_bytes()), once, "twice");
    let size = usize::from(data.first().copied().unwrap_or(0) % 53) + 1;
    let (mut redactor, mut out) = (Redactor::new(), String::new());
    data.chunks(size).for_each(|chunk| redactor.feed(chunk, &mut out));
    redactor.finish(&mut out);
    assert_eq!(out, once, "chunks of {size}");
    if let Ok(text) = std::str::from_utf8(data) {
        text.lines().for_each(masked_once);
    }
    planted(data);
}

fn masked_once(line: &str) {
    let (masked, _) = mask(line);
    assert_eq!(mask(&masked).0, masked, "masked twice: {line}");
}

fn planted(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    // Words that the input itself has may stand where nobody can know them.
    if SECRETS.iter().any(|secret| text.contains(secret)) {
        return;
    }
    let plant = PLANTED[data.len() % PLANTED.len()];
    let middle = text.char_indices().nth(text.len() / 2).map_or(text.len(), |(at, _)| at);
    let (before, after) = text.split_at(middle);
    let made = redact(format!("{before}\n{plant}\n{after}").as_bytes());
    for secret in SECRETS {
        assert!(!made.contains(secret), "{secret} of {plant:?} was left: {made}");
    }
}
