use crate::program::{command, finished, run, run_with_input};
use crate::server::{Answer, Say, server};

const LOG: &[u8] = b"535 5.7.8 Error: authentication failed: wrong password\n";

#[test]
fn no_colour_in_a_pipe() {
    assert!(!run_with_input(&["analyze"], LOG).out.contains('\u{1b}'));
}

#[test]
fn colour_when_asked_for_and_not_with_never() {
    assert!(run_with_input(&["analyze", "--color", "always"], LOG).out.contains('\u{1b}'));
    assert!(!run_with_input(&["analyze", "--color", "never"], LOG).out.contains('\u{1b}'));
}

#[test]
fn no_color_in_the_environment() {
    let mut command = command(&["explain", "535"]);
    let run = finished(command.env("NO_COLOR", "1").env("CLICOLOR_FORCE", "1").output().unwrap());
    assert!(!run.out.contains('\u{1b}'), "{}", run.out);
}

#[test]
fn what_a_server_says_cannot_steer_the_terminal() {
    let port = server(vec![
        Say("220 \u{1b}]0;owned\u{7}mail.test \u{1b}[5mESMTP\u{9b}2J\r\n"),
        Answer("250-mail.test\r\n250-X-\u{1b}[5mBLINK\r\n250 SIZE 1\u{8}\u{202e}\r\n"),
        Answer("221 \u{1b}[2Jbye\r\n"),
    ]);
    let target = format!("127.0.0.1:{port}");
    for args in [vec!["probe", &target, "-v"], vec!["probe", &target, "--format", "json"]] {
        let run = run(&args);
        let unsafe_char = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!run.out.contains(unsafe_char), "{:?}", run.out);
        assert!(!run.out.contains("\\u001b"), "{}", run.out);
        assert!(run.out.contains("BLINK"), "{}", run.out);
    }
}
