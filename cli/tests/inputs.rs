use crate::program::{Run, command, finished, run, run_with_input};
use std::io::Write as _;
use std::path::Path;

const LOGIN: &str = "535 5.7.8 Error: authentication failed: wrong password\n";
const REFUSED: &str = "SMTP -> ERROR: Failed to connect to server: Connection refused (111)\n";

/// Runs in a folder, so that names in the output are short.
fn within(folder: &Path, args: &[&str]) -> Run {
    finished(command(args).current_dir(folder).output().unwrap())
}

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(text).unwrap();
    packed.finish().unwrap()
}

fn sources(run: &Run) -> Vec<String> {
    let json = run.json();
    let findings = json["findings"].as_array().unwrap().iter();
    let evidence = findings.flat_map(|f| f["evidence"].as_array().unwrap());
    let mut sources: Vec<String> = evidence.map(|e| e["source"].as_str().unwrap().to_owned()).collect();
    sources.sort();
    sources
}

#[test]
fn several_inputs_give_one_report() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.log"), LOGIN).unwrap();
    std::fs::write(folder.path().join("b.log"), REFUSED).unwrap();
    let args = ["analyze", "a.log", "b.log", "a.log", "--format", "json"];
    let json = within(folder.path(), &args);
    assert_eq!(json.status, 1, "{}", json.err);
    assert_eq!(sources(&json), ["a.log", "b.log"], "each file once");
    let text = within(folder.path(), &["analyze", "b.log", "a.log"]);
    insta::assert_snapshot!("several_inputs", text.out);
}

#[test]
fn folders_are_walked_by_name_without_hidden_files_and_links_in_a_circle() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("logs")).unwrap();
    std::fs::create_dir(at("logs/old")).unwrap();
    for name in ["logs/b.log", "logs/old/a.log", "logs/.hidden.log"] {
        std::fs::write(at(name), LOGIN).unwrap();
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("..", at("logs/old/up")).unwrap();
        std::os::unix::fs::symlink("b.log", at("logs/c.log")).unwrap();
        std::os::unix::fs::symlink("nowhere", at("logs/lost")).unwrap();
    }
    let run = within(folder.path(), &["analyze", "logs", "--format", "json"]);
    assert_eq!(sources(&run), ["logs/b.log", "logs/old/a.log"]);
    assert_eq!(run.json()["findings"][0]["count"], 2);
    assert_eq!(run.status, if cfg!(unix) { 2 } else { 1 }, "a link leads nowhere: {}", run.err);
}

#[test]
fn an_empty_folder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(".hidden"), LOGIN).unwrap();
    let run = run(&["analyze", folder.path().to_str().unwrap()]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("no files") && run.err.contains("Hidden"), "{}", run.err);
}

#[test]
fn what_cannot_be_read_does_not_stop_the_others() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.log"), LOGIN).unwrap();
    let run = within(folder.path(), &["analyze", "gone.log", "a.log", "--format", "json"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("cannot read gone.log"), "{}", run.err);
    let json = run.json();
    assert_eq!((json["verdict"].as_str(), json["complete"].as_bool()), (Some("fault"), Some(false)));
    assert!(json["notes"].to_string().contains("Not read: cannot read gone.log"), "{json}");
    let run = within(folder.path(), &["analyze", "gone.log", "away.log"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("gone.log") && run.err.contains("away.log"), "{}", run.err);
}

#[test]
fn packed_input_is_known_by_its_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let packed = gzip(LOGIN.as_bytes());
    std::fs::write(folder.path().join("mail.log"), &packed).unwrap();
    std::fs::write(folder.path().join("plain.gz"), REFUSED).unwrap();
    let run = within(folder.path(), &["analyze", "mail.log", "plain.gz", "--format", "json"]);
    assert_eq!(sources(&run), ["mail.log", "plain.gz"]);
    let piped = run_with_input(&["analyze", "--format", "json"], &packed);
    assert_eq!(piped.causes()[0], "auth.bad-credentials");
}

#[test]
fn of_a_cut_archive_comes_what_could_be_read_and_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let noise: String = (0..5_000_u32).map(|i| format!("{:x}\n", i.wrapping_mul(2_654_435_761))).collect();
    let packed = gzip(&[LOGIN.as_bytes(), noise.as_bytes()].concat());
    std::fs::write(folder.path().join("mail.log.1.gz"), &packed[..packed.len() - 500]).unwrap();
    let run = within(folder.path(), &["analyze", "mail.log.1.gz", "--format", "json"]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(run.err.contains("mail.log.1.gz: this gzip file is cut"), "{}", run.err);
    assert_eq!(run.json()["complete"], false);
    assert!(run.json()["notes"][0].as_str().unwrap().contains("is cut"));
    assert_eq!(run.causes()[0], "auth.bad-credentials");
}
