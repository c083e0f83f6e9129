//! The wrappings in which lines of logs and transcripts are pasted.

use std::fmt::Write as _;

/// Name, and what it makes of a text.
pub(super) type Wrapping = (&'static str, fn(&str) -> Vec<u8>);

/// Each line by a function of its time, program, process and words.
fn each(text: &str, wrap: impl Fn(&Parts<'_>) -> String) -> Vec<u8> {
    text.lines().map(|line| wrap(&Parts::of(line)) + "\n").collect::<String>().into_bytes()
}

/// The parts of a syslog line; other lines are words alone.
struct Parts<'a> {
    line: &'a str,
    clock: &'a str,
    program: &'a str,
    process: &'a str,
    words: &'a str,
}

impl<'a> Parts<'a> {
    fn of(line: &'a str) -> Self {
        let syslog = line.strip_prefix("Nov 24 ").and_then(|rest| {
            let (clock, rest) = rest.split_once(" web01 ")?;
            let (tag, words) = rest.split_once("]: ")?;
            let (program, process) = tag.split_once('[')?;
            Some(Self { line, clock, program, process, words })
        });
        syslog.unwrap_or(Self { line, clock: "13:48:41", program: "app", process: "7", words: line })
    }

    fn is_syslog(&self) -> bool {
        self.words.len() < self.line.len()
    }
}

fn json(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '<' | '>' | '&' => {
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out
}

/// Lines of at most `width` characters, broken at blanks.
fn wrapped(text: &str, width: usize) -> Vec<u8> {
    let mut out = String::new();
    for line in text.lines() {
        let mut length = 0;
        for (index, word) in line.split(' ').enumerate() {
            if index > 0 && length + 1 + word.len() > width && !word.is_empty() && length > 0 {
                out.push('\n');
                length = 0;
            } else if index > 0 {
                out.push(' ');
                length += 1;
            }
            out.push_str(word);
            length += word.len();
        }
        out.push('\n');
    }
    out.into_bytes()
}

pub(super) const WRAPPINGS: &[Wrapping] = &[
    ("CRLF and a byte order mark", |t| format!("\u{feff}{}", t.replace('\n', "\r\n")).into_bytes()),
    ("RFC 3339 stamps", |t| {
        each(t, |p| match p.is_syslog() {
            true => {
                format!("2026-11-24T{}.395074+00:00 web01 {}[{}]: {}", p.clock, p.program, p.process, p.words)
            }
            false => format!("2026-11-24T{}.395074+00:00 {}", p.clock, p.line),
        })
    }),
    ("RFC 5424", |t| {
        each(t, |p| {
            format!("<22>1 2026-11-24T{}Z web01 {} {} - - {}", p.clock, p.program, p.process, p.words)
        })
    }),
    ("journald as JSON", |t| {
        each(t, |p| {
            format!(
                "{{\"_PID\":\"{}\",\"__REALTIME_TIMESTAMP\":\"1795528121395074\",\"PRIORITY\":\"6\",\"MESSAGE\":\"{}\",\"SYSLOG_IDENTIFIER\":\"{}\",\"_HOSTNAME\":\"web01\"}}",
                p.process,
                json(p.words),
                p.program
            )
        })
    }),
    ("docker compose", |t| each(t, |p| format!("mailserver-1  | {}", p.line))),
    ("docker json-file", |t| {
        each(t, |p| {
            format!(
                "{{\"log\":\"{}\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-24T{}.395074Z\"}}",
                json(p.line),
                p.clock
            )
        })
    }),
    ("CRI", |t| each(t, |p| format!("2026-11-24T{}.395074119Z stderr F {}", p.clock, p.line))),
    ("no stamp", |t| {
        each(t, |p| match p.is_syslog() {
            true => format!("{}[{}]: {}", p.program, p.process, p.words),
            false => p
                .line
                .trim_start_matches("2026-11-24 ")
                .get(9..)
                .filter(|_| p.line.starts_with("2026"))
                .unwrap_or(p.line)
                .to_owned(),
        })
    }),
    ("quoted", |t| each(t, |p| format!("> {}", p.line))),
    ("quoted twice", |t| each(t, |p| format!("> > {}", p.line))),
    ("indented", |t| each(t, |p| format!("    {}", p.line))),
    ("Markdown", |t| format!("This is what I get:\n\n```log\n{t}```\n").into_bytes()),
    ("escaped for HTML", |t| {
        let t = t.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        format!("<pre><code>{t}</code></pre>\n").into_bytes()
    }),
    ("wrapped at 72", |t| wrapped(t, 72)),
    ("wrapped at 80", |t| wrapped(t, 80)),
    ("ANSI colours", |t| each(t, |p| format!("\u{1b}[33m{}\u{1b}[0m", p.line))),
    ("one line with escapes", |t| t.trim_end().replace('\n', "\\n").into_bytes()),
    ("one string of JSON", |t| format!("\"{}\"\n", t.replace('"', "\\\"").replace('\n', "\\n")).into_bytes()),
    ("UTF-16", |t| {
        let mut out = vec![0xFF, 0xFE];
        out.extend(t.encode_utf16().flat_map(u16::to_le_bytes));
        out
    }),
    ("bunyan", |t| {
        each(t, |p| {
            format!(
                "{{\"name\":\"mail\",\"hostname\":\"web01\",\"pid\":7,\"level\":30,\"msg\":\"{}\",\"time\":\"2026-11-24T{}Z\",\"v\":0}}",
                json(p.line),
                p.clock
            )
        })
    }),
    ("pino", |t| {
        each(t, |p| {
            format!(
                "{{\"level\":30,\"time\":1795528121395,\"pid\":7,\"hostname\":\"web01\",\"msg\":\"{}\"}}",
                json(p.line)
            )
        })
    }),
    ("winston", |t| {
        each(t, |p| {
            format!(
                "{{\"level\":\"info\",\"message\":\"{}\",\"timestamp\":\"2026-11-24T{}Z\"}}",
                json(p.line),
                p.clock
            )
        })
    }),
    ("zap", |t| {
        each(t, |p| {
            format!(
                "{{\"level\":\"info\",\"ts\":1795528121.395,\"caller\":\"mail/send.go:12\",\"msg\":\"{}\"}}",
                json(p.line)
            )
        })
    }),
    ("logrus", |t| {
        each(t, |p| {
            format!(
                "{{\"level\":\"info\",\"msg\":\"{}\",\"time\":\"2026-11-24T{}Z\"}}",
                json(p.line),
                p.clock
            )
        })
    }),
    ("logstash", |t| {
        each(t, |p| {
            format!(
                "{{\"@timestamp\":\"2026-11-24T{}Z\",\"@version\":\"1\",\"host\":{{\"name\":\"web01\"}},\"message\":\"{}\",\"log\":{{\"file\":{{\"path\":\"/var/log/mail.log\"}}}}}}",
                p.clock,
                json(p.line)
            )
        })
    }),
    ("JSON at length", |t| {
        each(t, |p| {
            format!(
                "    {{\n      \"level\": \"info\",\n      \"message\": \"{}\",\n      \"tags\": []\n    }},",
                json(p.line)
            )
        })
    }),
    ("docker json-file, quoted", |t| {
        each(t, |p| {
            format!(
                "> {{\"log\":\"{}\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-24T13:48:41.1Z\"}}",
                json(p.line)
            )
        })
    }),
    ("pino behind docker compose", |t| {
        each(t, |p| format!("web-1  | {{\"level\":30,\"time\":1795528121395,\"msg\":\"{}\"}}", json(p.line)))
    }),
    ("JSON within JSON", |t| {
        each(t, |p| {
            let inner = format!("{{\"level\":\"info\",\"message\":\"{}\"}}", json(p.line));
            format!(
                "{{\"log\":\"{}\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-24T13:48:41.1Z\"}}",
                json(&inner)
            )
        })
    }),
    ("logfmt", |t| {
        each(t, |p| format!("time=\"2026-11-24T{}Z\" level=info msg=\"{}\"", p.clock, json(p.line)))
    }),
];
