//! Scripted peers with simulated time: each file of `probe/scripts` is a test
//! of its name. `probe/README.md` tells the language.

#[path = "probe/expectation.rs"]
mod expectation;
#[path = "probe/peer.rs"]
mod peer;
#[path = "probe/plan.rs"]
mod plan;
#[path = "probe/read_back.rs"]
mod read_back;
#[path = "probe/script.rs"]
mod script;
#[path = "probe/tls.rs"]
mod tls;

use libtest_mimic::{Arguments, Failed, Trial};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("probe");
    let scripts = match script_files(&folder) {
        Ok(list) => list,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            return ExitCode::FAILURE;
        }
    };
    let trials = scripts.into_iter().map(|path| {
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let parts = folder.join("parts");
        Trial::test(format!("probe::{name}"), move || run(&name, &path, &parts).map_err(Failed::from))
    });
    libtest_mimic::run(&arguments, trials.collect()).exit_code()
}

fn script_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder.join("scripts"))?;
    let mut list = entries.map(|entry| entry.map(|e| e.path())).collect::<Result<Vec<_>, _>>()?;
    list.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    list.sort();
    Ok(list)
}

fn run(name: &str, path: &Path, parts: &Path) -> Result<(), String> {
    let script = script::read(path, parts)?;
    let (outcome, seen) = peer::play(&script)?;
    let problems = expectation::check(name, &script, &outcome, &seen);
    if problems.is_empty() {
        return Ok(());
    }
    Err(format!("{}\n--- transcript\n{}", problems.join("\n"), outcome.transcript))
}
