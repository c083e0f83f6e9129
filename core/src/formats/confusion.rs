//! The samples of each format against the readers of all others: a block of
//! lines is read as its own format, wherever it stands.

use super::samples::{Sample, all, read};
use super::{READERS, error_line};
use std::fmt::Write as _;

/// Formats that stand in one file.
const TOGETHER: [(&str, &str); 14] = [
    // `exim -v` prints log lines, and the main log holds what Exim refused.
    ("exim-mainlog", "exim-rejectlog"),
    ("exim-verbose", "exim-mainlog"),
    ("exim-rejectlog", "exim-mainlog"),
    // A bounce has prose and status fields.
    ("bounce-text", "dsn"),
    ("dsn", "bounce-text"),
    // An error object holds a reply, and is printed by Nodemailer.
    ("delivery-event", "transcript"),
    ("delivery-event", "nodemailer"),
    ("nodemailer", "delivery-event"),
    // CodeIgniter prints the dialogue, and the headers of the message.
    ("codeigniter", "transcript"),
    ("codeigniter", "dsn"),
    // Settings stand beside what was printed when they were used.
    ("msmtp", "settings"),
    ("settings", "phpmailer"),
    ("settings", "transcript"),
    ("settings", "nodemailer"),
];

fn may_hold(own: &str, other: &str) -> bool {
    own == other || other == error_line::NAME || TOGETHER.contains(&(own, other))
}

/// The formats of the lines `first..=last` that are not the sample's own.
fn strangers(input: &str, own: &str, lines: std::ops::RangeInclusive<u64>) -> String {
    let mut wrong = String::new();
    for (name, first, last) in read(input).1 {
        let apart = last < *lines.start() || first > *lines.end();
        if !apart && !may_hold(own, name) {
            let _ = write!(wrong, " {name} ({first} to {last})");
        }
    }
    wrong
}

fn length(sample: &Sample) -> u64 {
    sample.input.lines().count() as u64
}

#[test]
fn no_reader_takes_the_lines_of_another() {
    let mut wrong = String::new();
    for (own, sample) in all().into_iter().filter(|(own, _)| *own != error_line::NAME) {
        let taken = strangers(&sample.input, own, 1..=length(&sample));
        if !taken.is_empty() {
            let _ = writeln!(wrong, "{own}: {}: taken by{taken}", sample.title);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The first sample of each format, so that the matrix stays small.
#[test]
fn no_reader_takes_the_lines_of_another_that_follows_it() {
    let all = all();
    let firsts: Vec<_> =
        READERS.iter().filter_map(|reader| all.iter().find(|(own, _)| *own == reader.name)).collect();
    let mut wrong = String::new();
    // The fallback has no form of its own.
    for (own, sample) in firsts.iter().filter(|(own, _)| *own != error_line::NAME) {
        // What follows a bounce may be the returned message, and what follows a record
        // of the reject log a folded header: nobody reads them.
        let before = firsts
            .iter()
            .filter(|(other, _)| other != own && !["bounce-text", "dsn", "exim-rejectlog"].contains(other));
        for (other, before) in before {
            let input = format!("{}\n\n{}", before.input.trim_end(), sample.input);
            let start = before.input.trim_end().lines().count() as u64 + 2;
            let taken = strangers(&input, own, start + 1..=start + length(sample));
            if !taken.is_empty() {
                let _ = writeln!(wrong, "{own} after {other}: taken by{taken}");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
