//! What people post must give its cause on the command line. The page's tests
//! read the same files, see `real-input/README.md`.

use anyhow::{Context, Result, bail, ensure};
use libtest_mimic::Arguments;
use serde_json::Value;
use smtpdiag_tests::program::{self, Answer};
use smtpdiag_tests::suite::trial;
use std::path::Path;
use std::process::ExitCode;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/real-input");

fn main() -> Result<ExitCode> {
    let entries: Vec<Value> =
        serde_json::from_slice(&std::fs::read(Path::new(FOLDER).join("expected.json"))?)?;
    every_text_is_expected(&entries)?;
    let trials = entries.into_iter().map(|entry| {
        let name = entry["file"].as_str().unwrap_or_default().to_owned();
        trial(name.clone(), move || check(&name, &entry))
    });
    Ok(libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit_code())
}

/// A text without an entry would be tested by nobody.
fn every_text_is_expected(entries: &[Value]) -> Result<()> {
    for file in std::fs::read_dir(FOLDER)? {
        let name = file?.file_name().to_string_lossy().into_owned();
        let expected = entries.iter().any(|entry| entry["file"] == name.as_str());
        ensure!(expected || !name.ends_with(".txt"), "{name} has no entry in expected.json");
    }
    Ok(())
}

fn check(name: &str, entry: &Value) -> Result<()> {
    let path = Path::new(FOLDER).join(name);
    let answer = program::run(&["analyze", path.to_str().context("a path in UTF-8")?])?;
    for (field, wanted) in entry.as_object().into_iter().flatten() {
        holds(&answer, field, wanted).with_context(|| format!("{field}: {wanted}\n{}", answer.told()))?;
    }
    Ok(())
}

/// One field of an entry.
fn holds(answer: &Answer, field: &str, wanted: &Value) -> Result<()> {
    let first = &answer.report["findings"][0];
    match field {
        "file" => Ok(()),
        "verdict" if wanted == "healthy" => answer.expect_healthy(),
        "verdict" => answer.expect(wanted.as_str().unwrap_or_default(), 1),
        "first" => answer.expect_fault(&words(wanted)),
        "all" => {
            let found = answer.causes();
            let missing = list(wanted).iter().find(|one| !words(one).iter().any(|id| found.contains(id)));
            missing.map_or(Ok(()), |one| bail!("{one} is missing"))
        }
        "platforms" => {
            let has = |platform: &str| list(&first["fixes"]).iter().any(|fix| fix["platform"] == platform);
            missing(&words(wanted), has)
        }
        "fix_words" => missing(&words(wanted), |word| first.to_string().contains(word)),
        "recognised" => {
            let word = wanted.as_str().unwrap_or_default();
            let told = answer.report["formats"].to_string() + &first["context"].to_string();
            missing(&[word], |word| told.to_lowercase().contains(word))
        }
        "server" => {
            let told = answer.report["sessions"].to_string();
            missing(&words(wanted), |word| told.contains(word))
        }
        other => bail!("{other} is no field of an entry"),
    }
}

fn missing(words: &[&str], has: impl Fn(&str) -> bool) -> Result<()> {
    words.iter().find(|word| !has(word)).map_or(Ok(()), |word| bail!("{word} is missing"))
}

/// A list of strings, or one string.
fn words(value: &Value) -> Vec<&str> {
    value.as_str().map_or_else(|| list(value).iter().filter_map(Value::as_str).collect(), |word| vec![word])
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}
