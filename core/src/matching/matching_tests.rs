use super::index::Index;
use super::verify::verify;
use super::{Context, Folded};
use crate::knowledge::{CauseId, Name, Needs, Rule};
use crate::pattern::{compile, expand, file_all, filed};
use crate::session::Side;
use crate::smtp::{EnhancedCode, ReplyCode, Step};
use proptest::prelude::*;

fn code(pattern: &str) -> Vec<u8> {
    filed(&compile(pattern).expect("a pattern"), &|_| 0)
}

fn stands(pattern: &str, text: &str) -> bool {
    verify(&code(pattern), Folded::new(text, 8192).text()).is_some()
}

const REFUSED: &str = "connection refused";

#[test]
fn case_blanks_and_quotes_do_not_matter() {
    assert!(stands(REFUSED, "Connection \t REFUSED (111)"));
    assert_eq!(Folded::new("it\u{2019}s \u{201c}x\u{201d} 5\u{2013}7", 100).text(), " it's \"x\" 5-7 ");
}

#[test]
fn words_are_whole() {
    assert!(!stands(REFUSED, "disconnection refused"));
    assert!(!stands(REFUSED, "connection refusedly"));
}

#[test]
fn a_gap_ends_at_the_edge_of_a_word() {
    const WINSOCK: &str = "socket error {*}10061";
    assert!(stands(WINSOCK, "Socket Error # 10061"));
    assert!(!stands(WINSOCK, "Socket Error # 410061"));
}

#[test]
fn the_rest_of_a_word_is_taken() {
    const FAILED: &str = "authenticat{~} failed";
    assert!(stands(FAILED, "Authentication failed"));
    assert!(!stands(FAILED, "Authentication has failed"));
}

#[test]
fn holes_capture_the_original_words() {
    let connect = code("connect to {host}[{ip}]:{port}: connection refused");
    let text = "connect to MX.Example.net[192.0.2.1]:25: Connection refused";
    let folded = Folded::new(text, 8192);
    let captures = verify(&connect, folded.text()).expect("it stands there");
    let words: Vec<_> = captures.iter().map(|(_, range)| folded.original(range.clone(), text)).collect();
    assert_eq!(words, ["MX.Example.net", "192.0.2.1", "25"]);
}

#[test]
fn a_hole_in_front_reaches_back() {
    let said = code("{host} said: no");
    let folded = Folded::new("host mx.example.net said: no", 8192);
    let captures = verify(&said, folded.text()).expect("it stands there");
    assert_eq!(&folded.text()[captures[0].1.clone()], "mx.example.net");
}

#[test]
fn anchors_hold_the_ends() {
    const WHOLE: &str = "^timeout$";
    assert!(stands(WHOLE, "Timeout."));
    assert!(!stands(WHOLE, "Timeout of the door"));
    assert!(!stands(WHOLE, "a timeout"));
}

#[test]
fn hostile_repetition_ends() {
    const MANY: &str = "aaaa{*}aaaa{*}aaaa{*}zzzz";
    assert!(!stands(MANY, &"aaaa ".repeat(1600)));
}

#[test]
fn one_alternative_is_enough() {
    const CHOICE: &str = "(could|can) not (connect|talk|) to {host}(:{port}|) (now|)";
    assert!(stands(CHOICE, "Could not connect to mx.example.net:25 now"));
    assert!(stands(CHOICE, "Can not to mx.example.net"));
    assert!(!stands(CHOICE, "Cannot connect to mx.example.net"));
    assert!(stands("no (such|) user", "No user"), "two blanks that meet are one");
    assert!(!stands("user(s|)", "userspace"), "a word ends where the last alternative ends");
}

#[test]
fn user_given_patterns_are_filed_like_ours() {
    let code = ["(foo bar|some baz)x", "plain words"].map(|p| compile(p).expect("a pattern")).concat();
    let index = Index::of(file_all(&code));
    let found = |text: &str| {
        let grams = text.as_bytes().windows(4).map(|w| u32::from_be_bytes([w[0], w[1], w[2], w[3]]));
        let mut found: Vec<u16> = grams.flat_map(|g| index.filed_under(g)).map(|f| index.form(f).1).collect();
        found.dedup();
        found
    };
    assert_eq!(found(" foo barx "), [0]);
    assert_eq!(found(" some bazx "), [0]);
    assert_eq!(found(" plain words "), [1]);
    assert!(found(" other text ").is_empty());
}

/// Literals of few letters, holes and choices, so that much meets.
fn pattern() -> impl Strategy<Value = String> {
    let piece = "[ab ]{0,3}";
    let choice = prop::collection::vec(piece, 1..4).prop_map(|all| format!("({})", all.join("|")));
    let hole = prop_oneof![Just("{*}".to_owned()), Just("{word}".to_owned()), Just("{~}".to_owned())];
    let part = prop_oneof![2 => piece.prop_map(String::from), 2 => choice, 1 => hole];
    prop::collection::vec(part, 1..6).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn a_choice_stands_where_one_of_its_variants_does(pattern in pattern(), text in "[ab ]{0,24}") {
        let Ok(code) = compile(&pattern) else { return Ok(()) };
        let folded = Folded::new(&text, 100);
        let one = expand(&code).iter().any(|variant| verify(&variant.code, folded.text()).is_some());
        let filed = filed(&code, &|_| 0);
        let forms = filed.split_inclusive(|op| *op == crate::pattern::AGAIN);
        prop_assert_eq!(forms.clone().any(|form| verify(form, folded.text()).is_some()), one);
        // What stands in a text is also found in it.
        let index = Index::of(filed.clone());
        let bytes = folded.text().as_bytes();
        let mut windows = bytes.windows(4).enumerate();
        let found = windows.any(|(at, w)| {
            index.filed_at(u32::from_be_bytes([w[0], w[1], w[2], w[3]]), bytes, at).next().is_some()
        });
        prop_assert!(found || !one);
    }
}

proptest! {
    #[test]
    fn ascii_is_folded_like_all_text(text in "[ -~\t\r\n\u{b}\u{1c}\u{7f}]{0,80}", limit in 0_usize..100) {
        let (plain, accented) = (Folded::new(&text, limit), Folded::new(&format!("{text}\u{e9}"), limit.min(text.len())));
        if text.len() <= limit {
            prop_assert_eq!(plain.text(), accented.text());
        }
        for (at, word) in text.match_indices(char::is_alphabetic) {
            let found = plain.text().match_indices(&word.to_lowercase()).any(|(i, _)| plain.original(i..i + 1, &text) == word);
            prop_assert!(found || at >= limit);
        }
    }
}

fn rule() -> Rule {
    let needs = Needs {
        codes: vec![(500, 599)],
        enhanced: vec![(0, 7, 8)],
        commands: vec![Step::Auth],
        side: Some(Side::Server),
        ..Needs::default()
    };
    Rule {
        name: Name::Given("y"),
        cause: CauseId(0),
        confidence: 0.9,
        specificity: 1,
        has_text: false,
        needs: Some(Box::new(needs)),
        shows_provider: None,
        needs_provider: false,
        guess: false,
    }
}

#[test]
fn all_constraints_must_hold() {
    let context = Context {
        code: Some(ReplyCode(535)),
        enhanced: Some(EnhancedCode { class: 5, subject: 7, detail: 8 }),
        step: Some(Step::Auth),
        side: Some(Side::Server),
        ..Context::default()
    };
    assert!(context.satisfies(&rule()));
    assert!(!Context { code: None, ..context.clone() }.satisfies(&rule()));
    assert!(!Context { step: Some(Step::Rcpt), ..context.clone() }.satisfies(&rule()));
    assert!(!Context { side: Some(Side::Client), ..context }.satisfies(&rule()));
}
