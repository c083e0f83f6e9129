use super::*;
use crate::smtp::ReplyCode;

fn reply(code: u16, words: &str) -> Reply {
    Reply { code: ReplyCode(code), enhanced: None, lines: vec![words.into()] }
}

#[test]
fn the_time_is_read_from_the_words() {
    for (words, seconds) in [
        ("Greylisted for 300 seconds", 300),
        ("please try again in 5 minutes.", 300),
        ("Greylisting in action, please come back in 00:04:59", 299),
        ("retry after 60s", 60),
    ] {
        assert_eq!(told(words), Some(Duration::from_secs(seconds)), "{words}");
    }
    for words in
        ["Greylisted, see http://x/help", "try 0 seconds", "4.7.1 later", "99999999999999999999 seconds"]
    {
        assert_eq!(told(words), None, "{words}");
    }
}

#[test]
fn only_greylisting_is_waited_out() {
    let greylists = |step, code, words| is_greylisting(step, &reply(code, words));
    assert!(greylists(Step::Rcpt, 450, "<a@b.example>: Recipient address rejected: Greylisted"));
    assert!(greylists(Step::Message, 451, "Greylisting in action, please come back in 00:04:59"));
    assert!(greylists(Step::Rcpt, 451, "words that no rule knows at all qqq"));
    assert!(!greylists(Step::Rcpt, 452, "4.2.2 mailbox full"));
    assert!(!greylists(Step::Mail, 451, "words that no rule knows at all qqq"));
}
