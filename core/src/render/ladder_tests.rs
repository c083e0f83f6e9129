use super::ladder;
use crate::render::Mark;
use std::time::Duration;

#[test]
fn arrows_with_the_times_that_change() {
    let transcript = "=== Trying 192.0.2.1:587...\n<-  220 mail ESMTP\n -> EHLO me\n<** 421 busy\n";
    let times = [0, 41, 41, 12_345].map(Duration::from_millis);
    let lines = ladder(transcript, &times);
    let plain: Vec<String> = lines.iter().map(crate::render::Line::plain).collect();
    assert_eq!(
        plain,
        [
            "     0 ms === Trying 192.0.2.1:587...",
            "    41 ms <-  220 mail ESMTP",
            "           -> EHLO me",
            " 12345 ms <** 421 busy",
        ]
    );
    assert_eq!(lines[3].0[1].mark, Mark::Warning);
}

#[test]
fn lines_without_times_keep_their_place() {
    let lines = ladder("<-  220 a\n<-  250 b\n", &[Duration::from_secs(1)]);
    assert_eq!(lines[1].plain(), "          <-  250 b");
    assert!(ladder("", &[]).is_empty());
}
