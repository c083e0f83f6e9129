use super::{FILED, compile, expand, file_all, filed};

fn variants(pattern: &str) -> Vec<String> {
    let code = compile(pattern).expect("a pattern");
    let shown = |v: &super::Variant| v.literals().map(String::from_utf8_lossy).collect::<Vec<_>>().join("+");
    expand(&code).iter().map(shown).collect()
}

fn error(pattern: &str) -> String {
    compile(pattern).expect_err("no pattern")
}

/// The runs under which a pattern is filed.
fn marks(pattern: &str) -> Vec<String> {
    let code = filed(&compile(pattern).expect("a pattern"), &|_| 0);
    let places = code.iter().enumerate().filter(|(_, op)| **op == FILED).map(|(at, _)| at + 1);
    places.map(|at| String::from_utf8_lossy(&code[at..at + 4]).into_owned()).collect()
}

#[test]
fn text_is_folded() {
    assert_eq!(compile("It\u{2019}s \t GONE").as_deref(), Ok(&b"it's gone\0"[..]));
    assert_eq!(compile("^a \\(b\\) {host} c$ddd\\$$").map(|c| c[0]), Ok(0x13));
}

#[test]
fn alternatives_multiply() {
    assert_eq!(variants("(one|two) more(s|)"), ["one mores", "one more", "two mores", "two more"]);
    assert_eq!(variants("no (such|) user"), ["no such user", "no user"]);
    assert_eq!(variants("from {host}(:{port}|) gone"), ["from +:+ gone", "from + gone"]);
}

#[test]
fn mistakes_are_told() {
    assert!(error("abc {x}").contains("no hole is called `{x}`"));
    assert!(error("abcd {*}(|e){n}").contains("follows another hole"));
    assert!(error("abcd (e").contains("without `)`"));
    assert!(error("abcd e)").contains("has no beginning"));
    assert!(error("a(b(c|d)|e) ffff").contains("inside alternatives"));
    assert!(error("abc").contains("four bytes"));
    assert!(error(&"(aaaa|b)".repeat(8)).contains("more than 128"));
    assert!(error("abcd\\").contains("at the end"));
    assert!(error("abcd\u{1}").contains("control"));
}

#[test]
fn a_run_outside_of_choices_is_filed_alone() {
    assert_eq!(marks("(one thing|other thing) fails").len(), 1);
    assert_eq!(marks("(first|second) {n}"), ["firs", "cond"]);
}

#[test]
fn without_a_run_in_each_alternative_the_choice_is_written_out() {
    assert_eq!(marks("a(bc|de)f"), ["abcf", "adef"]);
}

#[test]
fn among_others_a_pattern_is_filed_under_its_rarest_run() {
    let patterns = ["same words wxyz", "same words", "words same"].map(|p| compile(p).expect("a pattern"));
    let all = file_all(&patterns.concat());
    let first = all.split(|op| *op == super::END).next().expect("three patterns");
    let at = first.iter().position(|op| *op == FILED).expect("a mark");
    let run = &first[at + 1..at + 5];
    assert!(run.contains(&b'w') && run.contains(&b'x'), "{run:?}");
    assert_eq!(all.iter().filter(|op| **op == FILED).count(), 3);
}
