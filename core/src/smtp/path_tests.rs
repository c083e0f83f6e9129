use super::*;

fn address(text: &str) -> Option<Option<&str>> {
    Path::parse(text).map(|path| path.address)
}

#[test]
fn addresses() {
    assert_eq!(address("<a@example.com>"), Some(Some("a@example.com")));
    assert_eq!(address("<>"), Some(None));
    assert_eq!(address("<Postmaster>"), Some(Some("Postmaster")));
    assert_eq!(address("a@example.com"), Some(Some("a@example.com")));
    assert_eq!(address("<\"a b>c\"@example.com> SIZE=5"), Some(Some("\"a b>c\"@example.com")));
    assert_eq!(address("<@one,@two:a@example.com>"), Some(Some("a@example.com")));
}

#[test]
fn no_paths() {
    for text in ["", "<", "<a@b", "a", "<a b@c>", "<a@b>x", "a@", "<\"open@b>"] {
        assert_eq!(address(text), None, "{text:?}");
    }
}
