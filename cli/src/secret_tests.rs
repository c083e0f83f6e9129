use super::first_line;

#[test]
fn the_first_line_without_its_end() {
    for text in ["hunter2", "hunter2\n", "hunter2\r\nnot this\n"] {
        assert_eq!(
            first_line("-", text.as_bytes()).map(|s| s.0).ok().as_deref(),
            Some("hunter2"),
            "{text:?}"
        );
    }
}

#[test]
fn blanks_belong_to_the_password() {
    assert_eq!(first_line("-", " a b \n".as_bytes()).map(|s| s.0).ok().as_deref(), Some(" a b "));
}

#[test]
fn an_empty_line_is_refused() {
    assert!(first_line("-", "\nsecond".as_bytes()).is_err());
}

#[test]
fn debug_hides_it() {
    let shown = format!("{:?}", first_line("-", "hunter2".as_bytes()).ok());
    assert!(!shown.contains("hunter2"), "{shown}");
}
