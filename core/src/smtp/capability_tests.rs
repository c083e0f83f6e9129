use super::*;
use crate::smtp::ReplyCode;

fn words(line: &str) -> Option<String> {
    Capability::parse(line).and_then(|c| c.words())
}

fn offered(lines: &[&str]) -> Capabilities {
    let lines = lines.iter().map(ToString::to_string).collect();
    Capabilities::from_reply(&Reply { code: ReplyCode(250), enhanced: None, lines })
}

#[test]
fn keyword_lines() {
    let size = Capability::parse("size 35882577").expect("SIZE");
    assert_eq!((size.keyword.as_str(), size.parameters.as_slice()), ("SIZE", &["35882577".to_owned()][..]));
    assert_eq!(Capability::parse("AUTH=LOGIN PLAIN").map(|c| c.line()), Some("AUTH LOGIN PLAIN".into()));
    assert_eq!(Capability::parse("X-EXPS=LOGIN").map(|c| c.keyword), Some("X-EXPS".into()));
    for line in ["", "mail.example.com, hello", "****", "STARTTLS!"] {
        assert_eq!(Capability::parse(line), None, "{line:?}");
    }
}

#[test]
fn meanings() {
    assert_eq!(words("SIZE 35882577").as_deref(), Some("mail up to 34 MiB"));
    assert_eq!(words("SIZE 1572864").as_deref(), Some("mail up to 1.5 MiB"));
    assert_eq!(words("SIZE 0").as_deref(), Some("mail of any size, as far as it tells"));
    assert_eq!(words("SIZE").as_deref(), Some("mail of any size, as far as it tells"));
    assert_eq!(words("AUTH PLAIN LOGIN").as_deref(), Some("login by PLAIN, LOGIN"));
    assert_eq!(words("XXXXXXXA"), None);
}

#[test]
fn the_list_of_a_reply() {
    let list =
        offered(&["mail.example.com Hello", "PIPELINING", "AUTH LOGIN", "AUTH=login PLAIN", "SIZE 1000"]);
    assert!(list.has("pipelining"));
    assert!(!list.has("STARTTLS"));
    assert_eq!(list.mechanisms(), ["LOGIN", "PLAIN"]);
    assert_eq!(list.size(), Some(1000));
    assert_eq!(offered(&["STARTTLS"]), Capabilities::default());
}
