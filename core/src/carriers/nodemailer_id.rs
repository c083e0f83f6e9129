//! Level and connection of Nodemailer's logger: `DEBUG [QxkoAjKFto] ...`.

use super::{Carried, Carrier};

pub(super) const CARRIER: Carrier = Carrier { strip };

const LEVELS: [&str; 6] = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"];

fn strip(text: &str) -> Option<Carried<'_>> {
    let rest =
        LEVELS.iter().find_map(|level| text.strip_prefix(level)).filter(|rest| rest.starts_with(' '))?;
    let rest = rest.trim_start();
    // `DEBUG SMTP: ...` is JavaMail's own, `ERROR => ...` sendEmail's.
    if rest.starts_with("SMTP") || rest.starts_with("=> ") {
        return None;
    }
    let Some((id, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) else {
        return Some(Carried { rest, ..Carried::default() });
    };
    let fits =
        (6..=16).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/_-".contains(&b));
    fits.then(|| Carried { process: Some(id), rest: after.trim_start(), ..Carried::default() })
}
