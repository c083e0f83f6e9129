use crate::program::{run, run_with_input};

const LOG: &str = "\
Nov 24 10:00:00 web01 postfix/smtp[2]: 4AB12C3: to=<joe@secret.org>, relay=mail.secret.org[8.20.30.40]:25, dsn=5.1.1, status=bounced (host mail.secret.org[8.20.30.40] said: 550 5.1.1 <joe@secret.org>: User unknown)
Connecting to smtp.gmail.com:587 from 192.168.1.2, password=hunter22
";

#[test]
fn a_log_for_a_forum() {
    let run = run_with_input(&["redact"], LOG.as_bytes());
    assert_eq!(run.status, 0, "{}", run.err);
    insta::assert_snapshot!(run.out);
    assert_eq!(run_with_input(&["redact", "-"], run.out.as_bytes()).out, run.out, "twice is once");
}

#[test]
fn packed_and_missing_files() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mail.log.gz");
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(LOG.as_bytes()).unwrap();
    std::fs::write(&path, packed.finish().unwrap()).unwrap();
    let of_file = run(&["redact", path.to_str().unwrap()]);
    assert_eq!(of_file.out, run_with_input(&["redact"], LOG.as_bytes()).out);
    let gone = run(&["redact", "/nonexistent"]);
    assert_eq!((gone.status, gone.out.as_str()), (2, ""));
}
