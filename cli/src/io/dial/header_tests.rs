use super::*;

#[test]
fn headers_of_both_versions() {
    let (local, peer) = (SocketAddr::from(([192, 0, 2, 1], 50_000)), SocketAddr::from(([192, 0, 2, 2], 587)));
    let text = Header::V1.bytes(local, peer).unwrap();
    assert_eq!(String::from_utf8(text).unwrap(), "PROXY TCP4 192.0.2.1 192.0.2.2 50000 587\r\n");
    let binary = Header::V2.bytes(local, peer).unwrap();
    assert_eq!(&binary[..16], b"\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c");
    assert_eq!(binary.len(), 28);
}
