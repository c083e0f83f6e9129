//! Short runs: a paste, the start of the program, and replies one by one.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::floor::{Bound, Floor};
use super::{measure, peers};
use crate::{process, workspace};

/// Measures them all.
pub(super) fn run(folder: &Path) -> Result<Vec<Floor>> {
    let paste = folder.join("paste.txt");
    std::fs::write(&paste, PASTE.repeat(7).lines().take(50).collect::<Vec<_>>().join("\n"))?;
    let paste = super::display(&paste);
    let ms = |arguments: &[&str]| measure::milliseconds(&peers::binary(), arguments);
    let at_most = |what, value, bound| Floor { what, value, unit: "ms", bound: Bound::AtMost(bound) };
    let mut floors = vec![
        at_most("analyze, a paste of 50 lines, whole process", ms(&["analyze", &paste])?, 4.0),
        at_most("--version, whole process", ms(&["--version"])?, 2.5),
        at_most("explain 535, whole process", ms(&["explain", "535"])?, 2.5),
    ];
    floors.extend(replies(folder)?);
    Ok(floors)
}

/// How long a reply takes, with the built-in patterns and with so many more.
fn replies(folder: &Path) -> Result<[Floor; 2]> {
    let texts = folder.join("replies.txt");
    std::fs::write(&texts, texts_of_replies()?)?;
    let few = nanoseconds(&texts, &[])?;
    let many = nanoseconds(&texts, &rules(folder)?)?;
    println!(
        "\nA reply among 20,000 of some 200 kinds: {:.0} ns; as the first of its kind {:.0} ns, with 4,500 \
         patterns more {:.0} ns",
        few.among_all, few.first, many.first
    );
    Ok([
        Floor {
            what: "replies classified in a second on one core",
            value: 1e3 / few.among_all,
            unit: "M",
            bound: Bound::AtLeast(1.5),
        },
        Floor {
            what: "a new reply with 6,000 patterns against 1,500",
            value: many.first / few.first,
            unit: "x",
            bound: Bound::AtMost(1.5),
        },
    ])
}

/// Nanoseconds that a reply takes.
struct Reply {
    among_all: f64,
    first: f64,
}

fn nanoseconds(texts: &Path, rules: &[String]) -> Result<Reply> {
    let program = super::display(&workspace::target().join("release/examples/classify"));
    let mut command = process::command("taskset");
    let told = process::output(command.args(["-c", "0", &program]).arg(texts).args(rules))?;
    let last = told.lines().last().unwrap_or_default();
    let numbers = last.split(' ').filter_map(|word| word.parse().ok()).collect::<Vec<f64>>();
    match numbers[..] {
        [_, among_all, first] => Ok(Reply { among_all, first }),
        _ => bail!("no times told: {told}"),
    }
}

/// 20,000 replies: those of the examples of all causes, with names and numbers of their own.
fn texts_of_replies() -> Result<String> {
    let mut replies = Vec::new();
    let causes = workspace::root().join("core/data/causes");
    for layer in sorted(&causes)? {
        for file in sorted(&layer)?.into_iter().filter(|path| is_examples(path)) {
            let text = std::fs::read_to_string(&file)?;
            replies.extend(text.lines().filter(|line| is_reply(line)).map(str::to_owned));
        }
    }
    let mut out = String::new();
    for number in 0..20_000 {
        let reply = &replies[number % replies.len()];
        let named = reply.replace("ann@", &format!("u{number}@")).replace("192.0.2.", "203.0.113.");
        writeln!(out, "{named}")?;
    }
    Ok(out)
}

fn is_examples(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".examples.txt")
}

fn is_reply(line: &str) -> bool {
    let bytes = line.as_bytes();
    let code = bytes.first_chunk::<4>().is_some_and(|code| {
        matches!(code[0], b'4' | b'5') && code[1..3].iter().all(u8::is_ascii_digit) && code[3] == b' '
    });
    code && (20..400).contains(&line.len())
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    Ok(paths)
}

/// Files of rules with 4,500 patterns: words of replies around words that
/// nobody says.
fn rules(folder: &Path) -> Result<Vec<String>> {
    const AROUND: [&str; 10] = [
        "recipient address {*} is QQ by policy",
        "mailbox QQ is not available",
        "message rejected due to QQ",
        "sender QQ has no rights here",
        "your host QQ is listed",
        "authentication QQ failed for {word}",
        "connection to QQ timed out",
        "too many QQ messages",
        "quota of QQ exceeded",
        "relay QQ denied",
    ];
    let own = folder.join("rules");
    std::fs::create_dir_all(&own)?;
    let mut files = Vec::new();
    for file in 0..45 {
        let mut text =
            String::from("stage = \"delivery\"\nseverity = \"error\"\nwho = \"you\"\npatterns = [\n");
        for number in 0..100 {
            let word: String = format!("{:04}", file * 100 + number)
                .bytes()
                .flat_map(|digit| {
                    ["zu", "ka", "lo", "mi", "re", "ta", "vo", "xi", "pe", "du"][usize::from(digit - b'0')]
                        .chars()
                })
                .collect();
            let words = AROUND[number % AROUND.len()].replace("QQ", &word);
            writeln!(text, "  {{ id = \"p-{number}\", text = \"{words}\" }},")?;
        }
        text.push_str(REST);
        let path = own.join(format!("made-{file}.toml"));
        std::fs::write(&path, text)?;
        files.push(super::display(&path));
    }
    Ok(files)
}

const REST: &str = r#"]

[retry]
helps = false

[text]
title = "A made cause"
summary = "It is made for the bench."
explanation = "It is made for the bench, and nobody gets it."

[[fix]]
platform = "any"
steps = ["Nothing."]

[[reference]]
title = "RFC 5321"
url = "https://www.rfc-editor.org/rfc/rfc5321"
"#;

/// A dialogue as PHPMailer prints it; the paste is several of them.
const PASTE: &str = "\
2026-11-24 13:49:02\tSERVER -> CLIENT: 220 mail.example.com ESMTP Postfix
2026-11-24 13:49:02\tCLIENT -> SERVER: EHLO web01.example.org
2026-11-24 13:49:02\tSERVER -> CLIENT: 250-mail.example.com
2026-11-24 13:49:02\tSERVER -> CLIENT: 250-STARTTLS
2026-11-24 13:49:02\tSERVER -> CLIENT: 250 AUTH PLAIN LOGIN
2026-11-24 13:49:02\tCLIENT -> SERVER: AUTH LOGIN
2026-11-24 13:49:03\tSERVER -> CLIENT: 535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6
2026-11-24 13:49:03\tSMTP Error: Could not authenticate.
";
