use super::*;

#[test]
fn spellings() {
    let place = |text: &str| Proxy::parse(text).map(|proxy| proxy.place);
    assert_eq!(place("socks5://localhost").as_deref(), Ok("localhost:1080"));
    assert_eq!(place("http://proxy.example:3128/").as_deref(), Ok("proxy.example:3128"));
    assert_eq!(place("http://[::1]").as_deref(), Ok("[::1]:8080"));
    assert_eq!(place("socks5://[::1]:9050").as_deref(), Ok("[::1]:9050"));
    for wrong in ["proxy.example:3128", "ftp://x", "http://", "http://:80", "http://x:y", "http://a:b@x:80"] {
        assert!(place(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn status_lines() {
    assert_eq!(status(b"HTTP/1.1 200 Connection established\r\n\r\n"), Some(200));
    assert_eq!(status(b"HTTP/1.0 407 x\r\n\r\n"), Some(407));
    assert_eq!(status(b"220 mail.example.com ESMTP\r\n\r\n"), None);
}
