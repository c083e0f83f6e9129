//! EHLO keywords in words.

/// What a keyword line of an EHLO reply means, in a few words. `None` for
/// what tells a reader nothing. Unknown keywords are shown as they are.
#[must_use]
pub fn capability(line: &str) -> Option<String> {
    let mut parts = line.split_whitespace();
    let keyword = parts.next()?.to_ascii_uppercase();
    let rest: Vec<&str> = parts.collect();
    // Old servers write AUTH=LOGIN (before RFC 4954).
    if let Some(first) = keyword.strip_prefix("AUTH=") {
        return Some(login(&[&[first], &rest[..]].concat()));
    }
    let words = match keyword.as_str() {
        "AUTH" => return Some(login(&rest)),
        "SIZE" => return Some(size(rest.first().copied())),
        "HELP" | "ENHANCEDSTATUSCODES" | "VRFY" | "EXPN" | "ETRN" => return None,
        "PIPELINING" => "pipelining",
        "8BITMIME" => "8-bit text",
        "SMTPUTF8" => "UTF-8 addresses",
        "CHUNKING" => "chunking",
        "BINARYMIME" => "binary mail",
        "DSN" => "delivery reports",
        "REQUIRETLS" => "mail that must stay in TLS",
        _ => return Some(line.trim().to_owned()),
    };
    Some(words.into())
}

fn login(mechanisms: &[&str]) -> String {
    if mechanisms.is_empty() {
        "login without a mechanism".into()
    } else {
        format!("login ({})", mechanisms.join(", "))
    }
}

/// RFC 1870: 0 or nothing means that no fixed limit is known.
fn size(bytes: Option<&str>) -> String {
    match bytes.and_then(|b| b.parse::<u64>().ok()) {
        None | Some(0) => "mail of any size".into(),
        Some(bytes) if bytes < 1 << 20 => format!("mail up to {} KiB", bytes >> 10),
        Some(bytes) => format!("mail up to {} MiB", bytes >> 20),
    }
}

/// The keyword lines of an EHLO reply in words, the ones that matter first.
/// The first line of the reply is the server's name and is left out.
#[must_use]
pub fn capabilities(lines: &[String]) -> Vec<String> {
    const FIRST: [&str; 3] = ["STARTTLS", "AUTH", "SIZE"];
    let rank = |line: &&String| {
        let place = FIRST.iter().position(|k| line.to_ascii_uppercase().starts_with(k));
        place.unwrap_or(FIRST.len())
    };
    let mut lines: Vec<&String> = lines.iter().skip(1).collect();
    lines.sort_by_key(rank);
    let mut words: Vec<String> = Vec::new();
    for word in lines.into_iter().filter_map(|l| capability(l)) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

#[cfg(test)]
#[path = "capability_tests.rs"]
mod tests;
