//! Inputs to start from, made of the samples and examples of this repository.

use std::fs;
use std::path::{Path, PathBuf};

/// Longer inputs teach a fuzzer slowly.
const LONGEST: usize = 4096;

/// The readers of each family, as the files of their samples begin; all others are transcripts.
const FAMILIES: [(&str, &[&str]); 4] = [
    (
        "mta_logs",
        &[
            "dovecot",
            "exchange_tracking",
            "exim_mainlog",
            "exim_rejectlog",
            "haraka",
            "kumomta",
            "opensmtpd",
            "postfix",
            "powermta",
            "qmail",
            "sendmail",
            "zimbra",
        ],
    ),
    (
        "client_exceptions",
        &["codeigniter", "error_line", "javamail", "mailkit", "nodemailer", "ruby", "settings"],
    ),
    ("json_events", &["delivery_event"]),
    ("bounces", &["bounce_text", "dsn"]),
];

/// The seeds of a target. `root` is the folder of the workspace.
#[must_use]
pub fn seeds(root: &Path, target: &str) -> Vec<Vec<u8>> {
    let mut seeds = match target {
        "patterns" => rules(root),
        "probe" => DIALOGUES.iter().map(|dialogue| dialogue.replace('|', "\0").into_bytes()).collect(),
        "carriers" => samples(root, |_| true).iter().map(|sample| heads(sample)).collect(),
        "decoding" | "redaction" => [samples(root, |_| true), examples(root)].concat(),
        family => samples(root, |name| family_of(name) == family),
    };
    seeds.iter_mut().for_each(|seed| seed.truncate(LONGEST));
    seeds.sort();
    seeds.dedup();
    seeds
}

/// What was found before: kept in the repository, and tried each time.
#[must_use]
pub fn regressions(root: &Path, target: &str) -> Vec<PathBuf> {
    files(&root.join("core/fuzz/regressions").join(target), "")
}

fn family_of(name: &str) -> &'static str {
    let found = FAMILIES.iter().find(|(_, readers)| readers.contains(&name));
    found.map_or("transcripts", |(family, _)| family)
}

/// The inputs of the samples of the readers with these names.
fn samples(root: &Path, wanted: impl Fn(&str) -> bool) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for path in files(&root.join("core/src/formats"), ".samples.txt") {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !wanted(name.split('.').next().unwrap_or_default()) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap_or_default();
        for block in text.split("=== sample: ").skip(1) {
            let input = block.split("--- events\n").next().unwrap_or_default();
            found.push(input.split_once('\n').map_or(input, |(_, input)| input).into());
        }
    }
    found
}

/// What stands before the words of each line: its stamps and wrappings.
fn heads(sample: &[u8]) -> Vec<u8> {
    let line = sample.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line[..line.len().min(60)].to_vec()
}

fn examples(root: &Path) -> Vec<Vec<u8>> {
    let texts = causes(root, ".examples.txt");
    let blocks = texts.iter().flat_map(|text| text.split("\n===")).filter_map(|block| block.split_once('\n'));
    blocks.map(|(_, text)| text.into()).collect()
}

fn rules(root: &Path) -> Vec<Vec<u8>> {
    causes(root, ".toml").into_iter().map(String::into_bytes).collect()
}

fn causes(root: &Path, ending: &str) -> Vec<String> {
    let layers = files(&root.join("core/data/causes"), "");
    let files = layers.iter().flat_map(|layer| files(layer, ending));
    files.filter_map(|path| fs::read_to_string(path).ok()).collect()
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<_> = entries.filter(|path| path.to_string_lossy().ends_with(ending)).collect();
    paths.sort();
    paths
}

/// Dialogues as the target `probe` reads them; `|` stands for NUL.
const DIALOGUES: [&str; 8] = [
    // STARTTLS, AUTH PLAIN, envelope
    "00000a\x01|c|<220 mx ESMTP\n|<250-mx\n250 STARTTLS\n|<220 go\n|T|<250-mx\n250 AUTH PLAIN LOGIN CRAM-MD5 SCRAM-SHA-256\n|<235 ok\n|<250 ok\n|<250 ok\n|<550 5.1.1 no\n|<250 ok\n|<221 bye\n|e|",
    // implicit TLS, LOGIN
    "10020a\x01\x02|c|T|<220 mx ESMTP\n|<250-mx\n250 AUTH LOGIN\n|<334 VXNlcm5hbWU6\n|<334 UGFzc3dvcmQ6\n|<535 5.7.8 no\n|<221 bye\n|e|",
    // SCRAM with a server that cheats
    "00040a\x01|c|<220 mx\n|<250-mx\n250 STARTTLS\n|<220 go\n|T|<250 AUTH SCRAM-SHA-256\n|<334 cj1yT3ByTkdmd0ViZVJXZ2JORWtxTyVodllEcFdVYTJSYVRDQWZ1eEZJbGopaE5sRiRrMCxzPVcyMlphSjBTTlk3c29Fc1VFamI2Z1E9PSxpPTQwOTY=\n|<334 dj02cnJpVFJCaTIzV3BSUi93dHVwK21NaFVaVW4vZEI1bkxUSlJzamw5NUc0PQ==\n|<235 ok\n|",
    // an untrusted certificate
    "00000a\x01|c|<220 mx\n|<250-mx\n250 STARTTLS\n|<220 go\n|Ucertificate: expired|<250 AUTH PLAIN\n|<235 ok\n|",
    // AUTH in the clear, without STARTTLS
    "23000a\x01|c|<220 mx\n|<250-mx\n250 AUTH PLAIN\n|<235 ok\n|<250 ok\n|<250 ok\n|",
    // silence and faults
    "00200a\x01\x02\x03|f|x\x6f|f|t|t|l|",
    "00100a\x01|c|R\x16\x03\x01|<220-\n|t|t|t|",
    // nobody asked
    "00004a\x01|c|<220 mx\n250 x\n250 x\n|<250 mx\n|<354 go\n|<250 ok\n|<354 go\n|<250 queued\n|r|q|",
];
