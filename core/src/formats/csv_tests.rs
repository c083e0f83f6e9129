use super::fields;

#[test]
fn commas_within_quotes_belong_to_the_field() {
    assert_eq!(fields("a,\"b, c\",,d"), ["a", "b, c", "", "d"]);
    assert_eq!(fields("\"say \"\"no\"\"\",x"), ["say \"\"no\"\"", "x"]);
}

#[test]
fn a_line_that_was_cut_gives_what_is_there() {
    assert_eq!(fields("a,\"550 no, ne"), ["a", "550 no, ne"]);
    assert_eq!(fields(""), [""]);
    assert_eq!(fields("a,"), ["a", ""]);
    assert_eq!(fields(&",".repeat(500)).len(), 64);
}
