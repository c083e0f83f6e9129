use super::is_stranger;

#[test]
fn who_logged_in_or_is_near_is_no_stranger() {
    for own in [
        "reject: RCPT from unknown[192.0.2.44]: 553 no; sasl_method=PLAIN, sasl_username=joe",
        "unknown[10.0.0.7]: SASL LOGIN authentication failed",
        "localhost[127.0.0.1]: x",
        "localhost[::1]: x",
        "H=(web01) [192.168.1.2] A=login:joe@example.com",
        "vchkpw-smtp: password fail info@example.com:192.168.1.20",
        "imap-login: rip=fd00::7, lip=2001:db8::1",
    ] {
        assert!(!is_stranger(own), "{own}");
    }
    for other in [
        "unknown[192.0.2.44]: SASL LOGIN authentication failed",
        "mx.example.net[2001:db8::7]: x",
        "no address",
    ] {
        assert!(is_stranger(other), "{other}");
    }
}
