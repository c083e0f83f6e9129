use super::*;

#[test]
fn places_point_at_the_words() {
    let mut transcript = Transcript::default();
    transcript.write("=== ", &["Trying"]);
    let place = transcript.write("<-  ", &["250-a", "250 b"]);
    let last = transcript.write(" -> ", &["QUIT"]);
    let text = transcript.into_text();
    let at = |place: Place| &text[place.span.start as usize..place.span.end as usize];
    assert_eq!((place.line, at(place)), (2, "250-a\n<-  250 b"));
    assert_eq!((last.line, at(last)), (4, "QUIT"));
}
