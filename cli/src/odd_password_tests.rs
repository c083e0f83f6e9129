use super::*;

#[test]
fn odd_ones() {
    for (password, word) in [
        ("abcd efgh ijkl mnop", "app password"),
        ("hunter2 ", "begins or ends"),
        ("hunter2\r", "begins or ends"),
        ("pässword", "ASCII"),
        ("aHVudGVyMmh1bnRlcjI=", "base64"),
    ] {
        let found = oddities(password);
        assert!(found.len() == 1 && found[0].contains(word), "{password:?}: {found:?}");
    }
}

#[test]
fn good_ones() {
    for password in
        ["hunter2", "correct horse battery staple", "abcdefghijklmnop", "Tr0ub4dor&3", "abcdefgh1234"]
    {
        assert!(oddities(password).is_empty(), "{password:?}: {:?}", oddities(password));
    }
}
