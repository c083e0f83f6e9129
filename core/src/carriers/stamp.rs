//! The pieces that time stamps are made of.

/// Length of a date as `2026-11-24`, `2026/11/24` or `2026.11.24`.
pub(super) fn date(text: &str) -> Option<usize> {
    let shape = text.as_bytes().get(..10)?;
    let separator = shape[4];
    let digits = [0, 1, 2, 3, 5, 6, 8, 9].iter().all(|&i| shape[i].is_ascii_digit());
    (digits && matches!(separator, b'-' | b'/' | b'.') && shape[7] == separator).then_some(10)
}

/// Length of a time of day as `13:48:47`, `13:48`, `13:48:47.395` or `13:48:47,395`.
pub(super) fn time(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let two = |at: usize| bytes.get(at..at + 2).is_some_and(|d| d.iter().all(u8::is_ascii_digit));
    if !two(0) || bytes.get(2) != Some(&b':') || !two(3) {
        return None;
    }
    if bytes.get(5) != Some(&b':') || !two(6) {
        return Some(5);
    }
    let fraction = match bytes.get(8) {
        Some(b'.' | b',') => digits(&text[9..]),
        _ => 0,
    };
    Some(if fraction > 0 { 9 + fraction } else { 8 })
}

/// Length of a zone right behind a time: `Z`, `+00:00`, ` +0000`, ` UTC`.
pub(super) fn zone(text: &str) -> usize {
    let spaced = text.strip_prefix(' ').map_or(0, |_| 1);
    let rest = &text[spaced..];
    for name in ["UTC", "GMT", "Z"] {
        if rest.starts_with(name) && !rest[name.len()..].starts_with(|c: char| c.is_alphanumeric()) {
            return spaced + name.len();
        }
    }
    let Some(sign) = rest.strip_prefix(['+', '-']) else { return 0 };
    match (digits(sign), sign.get(2..3)) {
        (4, _) => spaced + 5,
        (2, Some(":")) if digits(&sign[3..]) == 2 => spaced + 6,
        _ => 0,
    }
}

/// Length of a whole ISO stamp: `2026-11-24T13:48:47.395074+00:00`.
pub(super) fn iso(text: &str) -> Option<usize> {
    let day = date(text)?;
    let rest = &text[day..];
    let gap = rest.strip_prefix(['T', ' ', '\t', '_'])?;
    let gap_length = rest.len() - gap.len();
    let clock = time(gap)?;
    let end = day + gap_length + clock;
    Some(end + zone(&text[end..]))
}

/// Length of `Nov 24 13:48:41`.
pub(super) fn bsd(text: &str) -> Option<usize> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    MONTHS.contains(&text.get(..3)?).then_some(())?;
    let rest = text[3..].trim_start_matches(' ');
    let day = digits(rest);
    let after = rest.get(day..)?.strip_prefix(' ')?;
    // Some daemons write the year: `Nov 24 2026 13:48:41`.
    let after = match digits(after) {
        4 => after[4..].trim_start_matches(' '),
        _ => after.trim_start_matches(' '),
    };
    let clock = time(after)?;
    ((1..=2).contains(&day) && rest.len() < text.len() - 3).then(|| text.len() - after.len() + clock)
}

pub(super) fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// `prog[pid]:` or `prog:`: program, process, and what follows.
pub(super) fn tag(text: &str) -> Option<(&str, Option<&str>, &str)> {
    let end = text.find(|c: char| c.is_whitespace()).unwrap_or(text.len());
    let word = text[..end].strip_suffix(':')?;
    let (program, process) = match word.split_once('[') {
        Some((program, process)) => (program, Some(process.strip_suffix(']')?)),
        None => (word, None),
    };
    let named = program.starts_with(|c: char| c.is_ascii_alphabetic() || c == '(')
        && program.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_./()".contains(&b));
    named.then(|| (program, process, text[end..].trim_start()))
}

/// What stands behind the stamp of a syslog line: `host prog[pid]: rest`, or
/// the same without the host.
pub(super) fn host_and_tag<'a>(at: &'a str, rest: &'a str) -> Option<super::Carried<'a>> {
    let rest = rest.trim_start();
    let (program, process, rest) = tag(rest).filter(|tag| tag.1.is_some()).or_else(|| {
        let (host, after) = rest.split_once(' ')?;
        if host.contains(['=', '<', '"']) { None } else { tag(after.trim_start()) }
    })?;
    Some(super::Carried { at: Some(at), program: Some(program), process, rest, ..super::Carried::default() })
}
