use super::undo;
use crate::text::OffsetMap;

fn plain(text: &str) -> String {
    undo(text, &OffsetMap::identity(0, text.len())).map_or_else(|| text.to_owned(), |(text, _)| text)
}

#[test]
fn each_stamp_begins_a_line() {
    assert_eq!(
        plain("2016-02-09 15:24:10 Connection: opened 2016-02-09 15:24:11 SERVER -> CLIENT: 220 x"),
        "2016-02-09 15:24:10 Connection: opened\n2016-02-09 15:24:11 SERVER -> CLIENT: 220 x"
    );
}

#[test]
fn each_arrow_begins_a_line() {
    assert_eq!(
        plain(">> MAIL FROM:<a@b>  << 250 Ok  >> QUIT << 221 x"),
        ">> MAIL FROM:<a@b> \n<< 250 Ok \n>> QUIT\n<< 221 x"
    );
}

#[test]
fn dates_within_a_line_stay() {
    for text in ["now 2022-05-16 12:47:26 is after 2022-04-07 17:30:45", "a << b >> c"] {
        assert_eq!(plain(text), text);
    }
}
