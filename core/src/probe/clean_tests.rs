use super::*;

#[test]
fn spells_out_what_a_terminal_would_obey() {
    assert_eq!(clean(b"220 \x1b]0;PWNED\x07 ready"), "220 \\x1b]0;PWNED\\x07 ready");
    assert_eq!(clean(b"a\0b\rc\x7f"), "a\\x00b\\x0dc\\x7f");
    assert_eq!(clean("a\u{202e}b\u{9b}".as_bytes()), "a\\u{202e}b\\u{9b}");
    assert_eq!(clean(b"caf\xe9 ok"), "caf\u{fffd} ok");
    assert_eq!(clean("grüße\t5".as_bytes()), "grüße 5");
}

#[test]
fn cuts_between_characters() {
    assert_eq!(cut("aé", 2), "a");
    assert_eq!(cut("abc", 2), "ab");
    assert_eq!(cut("abc", 9), "abc");
}
