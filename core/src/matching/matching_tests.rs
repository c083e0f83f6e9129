use super::verify::verify;
use super::{Context, Folded};
use crate::knowledge::{CauseId, Hole, Piece, Rule, Target, Variant};
use crate::session::Side;
use crate::smtp::{EnhancedCode, ReplyCode, Step};

const fn variant(pieces: &'static [Piece]) -> Variant {
    Variant { pieces, at_start: false, at_end: false, target: Target::Rule(0) }
}

fn stands(variant: &Variant, text: &str) -> bool {
    verify(variant, Folded::new(text, 8192).text()).is_some()
}

static REFUSED: Variant = variant(&[Piece::Literal("connection refused")]);

#[test]
fn case_blanks_and_quotes_do_not_matter() {
    assert!(stands(&REFUSED, "Connection \t REFUSED (111)"));
    assert_eq!(Folded::new("it\u{2019}s \u{201c}x\u{201d} 5\u{2013}7", 100).text(), " it's \"x\" 5-7 ");
}

#[test]
fn words_are_whole() {
    assert!(!stands(&REFUSED, "disconnection refused"));
    assert!(!stands(&REFUSED, "connection refusedly"));
}

#[test]
fn a_gap_ends_at_the_edge_of_a_word() {
    static WINSOCK: Variant =
        variant(&[Piece::Literal("socket error "), Piece::Hole(Hole::Gap), Piece::Literal("10061")]);
    assert!(stands(&WINSOCK, "Socket Error # 10061"));
    assert!(!stands(&WINSOCK, "Socket Error # 410061"));
}

#[test]
fn the_rest_of_a_word_is_taken() {
    static FAILED: Variant =
        variant(&[Piece::Literal("authenticat"), Piece::Hole(Hole::Rest), Piece::Literal(" failed")]);
    assert!(stands(&FAILED, "Authentication failed"));
    assert!(!stands(&FAILED, "Authentication has failed"));
}

#[test]
fn holes_capture_the_original_words() {
    static CONNECT: Variant = variant(&[
        Piece::Literal("connect to "),
        Piece::Hole(Hole::Host),
        Piece::Literal("["),
        Piece::Hole(Hole::Ip),
        Piece::Literal("]:"),
        Piece::Hole(Hole::Port),
        Piece::Literal(": connection refused"),
    ]);
    let text = "connect to MX.Example.net[192.0.2.1]:25: Connection refused";
    let folded = Folded::new(text, 8192);
    let captures = verify(&CONNECT, folded.text()).expect("it stands there");
    let words: Vec<_> = captures.iter().map(|(_, range)| folded.original(range.clone(), text)).collect();
    assert_eq!(words, ["MX.Example.net", "192.0.2.1", "25"]);
}

#[test]
fn a_hole_in_front_reaches_back() {
    static SAID: Variant = variant(&[Piece::Hole(Hole::Host), Piece::Literal(" said: no")]);
    let folded = Folded::new("host mx.example.net said: no", 8192);
    let captures = verify(&SAID, folded.text()).expect("it stands there");
    assert_eq!(&folded.text()[captures[0].1.clone()], "mx.example.net");
}

#[test]
fn anchors_hold_the_ends() {
    static WHOLE: Variant = Variant {
        pieces: &[Piece::Literal("timeout")],
        at_start: true,
        at_end: true,
        target: Target::Rule(0),
    };
    assert!(stands(&WHOLE, "Timeout."));
    assert!(!stands(&WHOLE, "Timeout of the door"));
    assert!(!stands(&WHOLE, "a timeout"));
}

#[test]
fn hostile_repetition_ends() {
    static MANY: Variant = variant(&[
        Piece::Literal("aaaa"),
        Piece::Hole(Hole::Gap),
        Piece::Literal("aaaa"),
        Piece::Hole(Hole::Gap),
        Piece::Literal("aaaa"),
        Piece::Hole(Hole::Gap),
        Piece::Literal("zzzz"),
    ]);
    assert!(!stands(&MANY, &"aaaa ".repeat(1600)));
}

static RULE: Rule = Rule {
    id: "x/y",
    cause: CauseId(0),
    confidence: 0.9,
    specificity: 1,
    has_text: false,
    codes: &[(500, 599)],
    enhanced: &[(0, 7, 8)],
    commands: &[Step::Auth],
    providers: &[],
    software: &[],
    side: Some(Side::Server),
    tls_modes: &[],
    ports: &[],
    shows_provider: None,
    needs_provider: false,
    guess: false,
};

#[test]
fn all_constraints_must_hold() {
    let context = Context {
        code: Some(ReplyCode(535)),
        enhanced: Some(EnhancedCode { class: 5, subject: 7, detail: 8 }),
        step: Some(Step::Auth),
        side: Some(Side::Server),
        ..Context::default()
    };
    assert!(context.satisfies(&RULE));
    assert!(!Context { code: None, ..context.clone() }.satisfies(&RULE));
    assert!(!Context { step: Some(Step::Rcpt), ..context.clone() }.satisfies(&RULE));
    assert!(!Context { side: Some(Side::Client), ..context }.satisfies(&RULE));
}
