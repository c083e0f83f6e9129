use super::lines;

#[test]
fn html_output_without_breaks() {
    assert_eq!(
        lines("250-smtp.gmail.com [192.0.2.44]250-SIZE 35882577250-8BITMIME250 SMTPUTF8"),
        ["250-smtp.gmail.com [192.0.2.44]", "250-SIZE 35882577", "250-8BITMIME", "250 SMTPUTF8"]
    );
}

#[test]
fn lines_joined_by_blanks_or_written_ends() {
    assert_eq!(
        lines("550-5.1.1 a 550-5.1.1 b 550 5.1.1 c 550 d"),
        ["550-5.1.1 a", "550-5.1.1 b", "550 5.1.1 c 550 d"]
    );
    assert_eq!(lines("550-a\\n550 b"), ["550-a", "550 b"]);
    assert_eq!(lines("535-5.7.8 go to?535 5.7.8  https://x"), ["535-5.7.8 go to", "535 5.7.8  https://x"]);
}

#[test]
fn one_line_stays_one() {
    for text in ["550 5.1.1 550 users", "250-SIZE 250", "220", "", "-", "é50-"] {
        assert_eq!(lines(text), [text]);
    }
}
