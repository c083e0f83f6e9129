use super::*;
use crate::smtp::{ReplyCode, ReplyLine};

fn of(text: &str) -> Option<i64> {
    let reply = Reply { code: ReplyCode::READY, enhanced: None, lines: vec![text.into()] };
    Clocks::of(&reply, 1_795_528_121, Duration::from_millis(2_500)).map(|clocks| clocks.server - clocks.ours)
}

#[test]
fn dates_of_greetings() {
    assert!(ReplyLine::parse("220 x").is_some());
    // Exim, Sendmail, Exchange; half a minute behind and an hour ahead.
    assert_eq!(of("mail.test ESMTP Exim 4.96 Tue, 24 Nov 2026 13:48:13 +0000"), Some(-30));
    assert_eq!(of("mail.test ESMTP Sendmail 8.17.1/8.17.1; Tue, 24 Nov 2026 15:48:43 +0100"), Some(3_600));
    let exchange = "mail.test Microsoft ESMTP MAIL Service ready at Tue, 24 Nov 2026 13:48:43 +0000";
    assert_eq!(of(exchange), Some(0));
}

#[test]
fn no_date_no_clocks() {
    for text in [
        "mail.test ESMTP Postfix",
        "mail.test ready at Tue, 24 Nov 2026 13:48:43",
        "mail.test ESMTP; Tue, 99 Nov 2026 13:48:43 +0000",
        "mail.test ESMTP; Tue, 24 Nov",
    ] {
        assert_eq!(of(text), None, "{text}");
    }
}
