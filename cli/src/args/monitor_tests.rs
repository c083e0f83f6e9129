use super::days;

#[test]
fn days_of_warning_and_of_both() {
    assert_eq!(days("20"), Ok((20, None)));
    assert_eq!(days("20,7"), Ok((20, Some(7))));
    assert!(days("7,20").is_err());
    for odd in ["", "x", "-1", "20,", ",7", "1,2,3", "99999999999999999999"] {
        assert!(days(odd).is_err(), "{odd}");
    }
}
