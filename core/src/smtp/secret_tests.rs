use super::*;

#[test]
fn initial_responses() {
    assert_eq!(mask("AUTH PLAIN AHVzZXIAcGFzcw=="), "AUTH PLAIN ***");
    assert_eq!(mask("auth xoauth2 dXNlcj1h\r\n"), "auth xoauth2 ***\r\n");
    assert_eq!(mask(&mask("AUTH PLAIN AHVz")), "AUTH PLAIN ***");
    for line in
        ["AUTH LOGIN", "AUTH EXTERNAL =", "EHLO AUTH", "MAIL FROM:<a@b>", "", "auth failed for user x"]
    {
        assert_eq!(mask(line), line);
    }
}

#[test]
fn answers_to_challenges() {
    let mut dialogue = SecretMask::default();
    assert_eq!(dialogue.client("AUTH LOGIN"), "AUTH LOGIN");
    dialogue.reply(ReplyCode(334));
    assert_eq!(dialogue.client("dXNlcg=="), "***");
    dialogue.reply(ReplyCode(334));
    assert_eq!(dialogue.client("QUIT"), "***", "an answer may look like anything");
    dialogue.reply(ReplyCode(334));
    assert_eq!(dialogue.client("*"), "*");
    dialogue.reply(ReplyCode(535));
    assert_eq!(dialogue.client("QUIT"), "QUIT");
}
