use super::{OffsetMap, Rewriter};
use crate::text::Span;

fn span(start: u64, end: u64) -> Span {
    Span { start, end }
}

#[test]
fn an_unchanged_text_stands_where_it_stood() {
    let map = OffsetMap::identity(100, 10);
    assert_eq!(map.span(2..5), span(102, 105));
    assert_eq!(map.span(0..10), span(100, 110));
    assert_eq!(map.span(4..4), span(104, 104));
}

#[test]
fn a_replaced_part_stands_for_all_of_what_it_replaces() {
    let map = OffsetMap::identity(10, 9);
    let mut rewriter = Rewriter::new("a&amp;b &", &map);
    rewriter.keep(0..1);
    rewriter.replace(1..6, "&");
    rewriter.keep(6..9);
    let (text, map) = rewriter.finish();
    assert_eq!(text, "a&b &");
    assert_eq!(map.span(1..2), span(11, 16));
    assert_eq!(map.span(2..3), span(16, 17));
    assert_eq!(map.span(0..5), span(10, 19));
}

#[test]
fn a_dropped_part_belongs_to_no_one() {
    let map = OffsetMap::identity(0, 6);
    let mut rewriter = Rewriter::new("ab--cd", &map);
    rewriter.keep(0..2);
    rewriter.replace(2..4, "");
    rewriter.keep(4..6);
    let (text, map) = rewriter.finish();
    assert_eq!(text, "abcd");
    assert_eq!(map.span(0..2), span(0, 2));
    assert_eq!(map.span(2..4), span(4, 6));
    assert_eq!(map.span(1..3), span(1, 5));
}

#[test]
fn a_slice_and_an_appended_map_keep_their_places() {
    let map = OffsetMap::identity(50, 10);
    let slice = map.slice(4..8);
    assert_eq!(slice.span(1..3), span(55, 57));
    let mut joined = map.slice(0..2);
    joined.append(2, &OffsetMap::identity(90, 3));
    assert_eq!(joined.span(1..2), span(51, 52));
    assert_eq!(joined.span(2..5), span(90, 93));
    assert_eq!(joined.span(0..5), span(50, 93));
}

#[test]
fn a_layer_upon_a_layer_still_points_to_the_original() {
    let map = OffsetMap::identity(0, 10);
    let mut first = Rewriter::new("x&gt;y&gt;", &map);
    first.keep(0..1);
    first.replace(1..5, ">");
    first.keep(5..6);
    first.replace(6..10, ">");
    let (text, map) = first.finish();
    let mut second = Rewriter::new(&text, &map);
    second.replace(0..1, "");
    second.keep(1..4);
    let (text, map) = second.finish();
    assert_eq!(text, ">y>");
    assert_eq!(map.span(0..1), span(1, 5));
    assert_eq!(map.span(1..2), span(5, 6));
    assert_eq!(map.span(2..3), span(6, 10));
}
