use super::*;

fn push(assembly: &mut ReplyAssembly, line: &str) -> Option<Reply> {
    assembly.push(&ReplyLine::parse(line).expect("a reply line"))
}

#[test]
fn joins_lines() {
    let mut assembly = ReplyAssembly::default();
    assert_eq!(push(&mut assembly, "550-5.7.1 one"), None);
    assert_eq!(assembly.open_code(), Some(ReplyCode(550)));
    let reply = push(&mut assembly, "550 5.7.1 two").expect("whole");
    assert_eq!(reply.text(), "one two");
    assert_eq!(reply.enhanced.map(|e| e.to_string()).as_deref(), Some("5.7.1"));
    assert_eq!(assembly.open_code(), None);
}

#[test]
fn the_last_code_counts() {
    let mut assembly = ReplyAssembly::default();
    push(&mut assembly, "250-hello");
    assert_eq!(push(&mut assembly, "550 no").map(|r| r.code), Some(ReplyCode(550)));
}

#[test]
fn keeps_a_bounded_number_of_lines() {
    let mut assembly = ReplyAssembly::default();
    for _ in 0..limits::REPLY_LINES * 2 {
        push(&mut assembly, "250-more");
    }
    assert_eq!(assembly.take().map(|r| r.lines.len()), Some(limits::REPLY_LINES));
}
