use super::undo;
use crate::text::{OffsetMap, Span};

fn plain(text: &str) -> String {
    undo(text, &OffsetMap::identity(0, text.len())).map_or_else(|| text.to_owned(), |(text, _)| text)
}

#[test]
fn en_dashes_of_a_date_become_hyphens() {
    assert_eq!(plain("2014–08–31 17:13:00 SMTP ERROR"), "2014-08-31 17:13:00 SMTP ERROR");
    assert_eq!(plain("SMTP –> ERROR, 250—SIZE"), "SMTP -> ERROR, 250-SIZE");
}

#[test]
fn a_dash_of_prose_stays() {
    assert_eq!(plain("It failed – again"), "It failed – again");
}

#[test]
fn quotes_blanks_and_zero_widths() {
    assert_eq!(plain("“500”\u{a0}it\u{2019}s\u{200b} so…"), "\"500\" it's so...");
    assert_eq!(plain("\u{202e}550\u{2066} no"), "550 no");
}

#[test]
fn the_place_is_that_of_the_character() {
    let text = "4–5";
    let (out, map) = undo(text, &OffsetMap::identity(0, text.len())).unwrap();
    assert_eq!(out, "4-5");
    assert_eq!(map.span(1..2), Span { start: 1, end: 4 });
    assert_eq!(map.span(2..3), Span { start: 4, end: 5 });
}
