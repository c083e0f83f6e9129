use super::undo;
use crate::text::{OffsetMap, Span};

fn undone(text: &str) -> (String, OffsetMap) {
    let map = OffsetMap::identity(0, text.len());
    undo(text, &map).unwrap_or_else(|| (text.to_owned(), map))
}

#[test]
fn named_and_numbered_entities_become_characters() {
    assert_eq!(
        undone("SERVER -&gt; CLIENT: 250&nbsp;OK &#8211; &#x27;x&#39; &amp;").0,
        "SERVER -> CLIENT: 250 OK – 'x' &"
    );
}

#[test]
fn what_is_no_entity_stays() {
    for text in ["a & b; c", "x=1&y=2;", "&#0;", "&unknown;", "&", "&ü;"] {
        assert_eq!(undone(text).0, text);
    }
}

#[test]
fn the_place_is_that_of_the_entity() {
    let (text, map) = undone("a &lt;b");
    assert_eq!(text, "a <b");
    assert_eq!(map.span(2..3), Span { start: 2, end: 6 });
}
