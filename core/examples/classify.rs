//! Classifies replies, one a line: `cargo run --release -p smtpdiag-core
//! --features user-rules --example classify -- FILE [RULES.toml]...`. Prints how
//! many each cause has, and how long a reply took (of three rounds the fastest):
//! among all, and where each is the first one.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "a program, not the library")]

use smtpdiag_core::{Classifier, RuleFile, Rules};
use std::collections::BTreeMap;
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let replies = std::fs::read_to_string(arguments.next().unwrap_or_default())?;
    let rules = rules(arguments)?;
    let count = replies.lines().count();
    let (mut causes, mut all) = (BTreeMap::new(), f64::MAX);
    for _ in 0..3 {
        causes = BTreeMap::<&str, u32>::new();
        let mut classifier = Classifier::new(rules);
        let begun = Instant::now();
        for reply in replies.lines() {
            let class = classifier.classify(reply);
            *causes.entry(class.map_or("unknown", |class| class.cause)).or_default() += 1;
        }
        all = all.min(begun.elapsed().as_secs_f64());
    }
    let mut first = f64::MAX;
    for _ in 0..3 {
        let begun = Instant::now();
        replies.lines().for_each(|reply| drop(Classifier::new(rules).classify(reply)));
        first = first.min(begun.elapsed().as_secs_f64());
    }
    for (cause, number) in causes {
        println!("{number:>8} {cause}");
    }
    let each = |seconds: f64| seconds * 1e9 / count.max(1) as f64;
    println!("{count} replies; ns each: {:.0} among all, {:.0} as the first", each(all), each(first));
    Ok(())
}

/// Files of rules; each is a cause named like its file.
fn rules(paths: impl Iterator<Item = String>) -> std::io::Result<Rules> {
    let mut files = Vec::new();
    for path in paths {
        let name = std::path::Path::new(&path).file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push(RuleFile { name: format!("own/{name}"), text: std::fs::read_to_string(&path)?, path });
    }
    Rules::read(&files).map_err(|problems| {
        let told: Vec<String> = problems.iter().take(3).map(ToString::to_string).collect();
        std::io::Error::other(told.join("\n"))
    })
}
