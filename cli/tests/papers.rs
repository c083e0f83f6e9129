//! Man pages and completions.

use crate::program::{command, run};

#[test]
fn every_shell_completes_commands_and_options() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let run = run(&["completions", shell]);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{shell}");
        for word in ["smtpdiag", "analyze", "tls-scan", "no-redact"] {
            assert!(run.out.contains(word), "{shell}: {word}");
        }
    }
    assert_eq!(run(&["completions", "csh"]).status, 2);
}

#[cfg(unix)]
#[test]
fn bash_reads_its_completions() {
    use std::io::Write as _;
    let script = run(&["completions", "bash"]).out;
    let mut bash = std::process::Command::new("bash")
        .arg("-n")
        .stdin(std::process::Stdio::piped())
        .spawn()
        .expect("bash is here");
    bash.stdin.take().expect("piped").write_all(script.as_bytes()).expect("bash reads");
    assert!(bash.wait().expect("it ends").success());
}

#[test]
fn the_man_page_names_every_command() {
    let page = run(&["man"]).out;
    assert!(page.contains(".TH smtpdiag 1"), "{page}");
    for command in ["probe", "ports", "analyze", "redact", "explain", "lab", "check\\-rules", "demo"] {
        assert!(page.contains(&format!("smtpdiag\\-{command}(1)")), "{command}: {page}");
    }
}

#[test]
fn man_pages_go_into_a_folder_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let into = folder.path().to_str().unwrap();
    assert_eq!(run(&["man", "--into", into]).status, 0);
    let probe = std::fs::read_to_string(folder.path().join("smtpdiag-probe.1")).unwrap();
    assert!(probe.contains("tls\\-scan"), "{probe}");
    let missing = command(&["man", "--into", "/nonexistent/folder"]).output().unwrap();
    let told = String::from_utf8_lossy(&missing.stderr);
    assert!(missing.status.code() == Some(2) && told.contains("/nonexistent/folder"), "{told}");
}
