use super::*;

#[test]
fn seconds_in_words() {
    assert_eq!(seconds(Duration::from_secs(10)), "10");
    assert_eq!(seconds(Duration::from_millis(2500)), "2.5");
    assert_eq!(seconds(Duration::from_millis(1249)), "1.2");
}

#[test]
fn canonical_wordings() {
    assert_eq!(connect(ConnectFault::HostUnreachable).0, "No route to host");
    assert_eq!(closed(Step::Connect), "connection closed by the server before the greeting");
    assert_eq!(closed(Step::Ehlo), "connection closed by the server during EHLO");
    assert_eq!(reset(Step::Auth), "connection reset by the server during AUTH");
    assert_eq!(tls(&TlsFault::Alert("protocol version".into())), "tls alert: protocol version");
    assert_eq!(tls(&TlsFault::Suite), "tls: no common cipher suite");
}
