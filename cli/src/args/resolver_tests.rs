use super::parse;

#[test]
fn addresses_with_and_without_ports() {
    let read = |text| parse(text).map(|a| a.to_string());
    assert_eq!(read("1.1.1.1").as_deref(), Ok("1.1.1.1:53"));
    assert_eq!(read("127.0.0.1:5353").as_deref(), Ok("127.0.0.1:5353"));
    assert_eq!(read("2001:db8::1").as_deref(), Ok("[2001:db8::1]:53"));
    assert_eq!(read("[2001:db8::1]").as_deref(), Ok("[2001:db8::1]:53"));
    assert_eq!(read("[2001:db8::1]:54").as_deref(), Ok("[2001:db8::1]:54"));
    assert!(read("dns.google").is_err() && read("1.1.1.1:0x").is_err());
}
