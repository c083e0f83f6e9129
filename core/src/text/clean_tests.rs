use super::clean;

#[test]
fn nothing_that_acts_is_left() {
    assert_eq!(clean("a\u{1b}[31mb\0\tc\u{7f}\u{9b}"), "a␛[31mb␀ c␡\u{fffd}");
    assert_eq!(clean("\u{202e}evil\u{2066}\u{200b}"), "\u{fffd}evil\u{fffd}\u{fffd}");
}

#[test]
fn words_stay() {
    assert_eq!(clean("550 größer 邮箱 – ok"), "550 größer 邮箱 – ok");
}
