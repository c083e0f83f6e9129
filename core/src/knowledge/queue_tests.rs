use crate::knowledge::QUEUES;

fn id<'a>(of: &str, reply: &'a str) -> Option<&'a str> {
    QUEUES.iter().find(|queue| queue.id == of).expect("it has a queue").id_in(reply)
}

#[test]
fn ids_of_the_usual_servers() {
    assert_eq!(id("postfix", "2.0.0 Ok: queued as 4XyZ1c2M3nz9sW1"), Some("4XyZ1c2M3nz9sW1"));
    assert_eq!(id("exim", "OK id=1tAbCd-0000000Ab1X-2y3Z"), Some("1tAbCd-0000000Ab1X-2y3Z"));
    assert_eq!(id("sendmail", "2.0.0 4AO8Xk1b012345 Message accepted for delivery"), Some("4AO8Xk1b012345"));
    assert_eq!(id("qmail", "ok 1732435200 qp 12345"), Some("12345"));
    assert_eq!(id("haraka", "Message Queued (5C0F2A1E-1234.1)"), Some("5C0F2A1E-1234.1"));
    let m365 = "2.6.0 <a1b2@AM6PR01.eurprd01.prod.outlook.com> [InternalId=123, Hostname=X] 8113 bytes Queued mail for delivery";
    assert_eq!(id("m365", m365), Some("a1b2@AM6PR01.eurprd01.prod.outlook.com"));
    assert_eq!(
        id("gmail", "2.0.0 OK  1732435200 5b1f17b1804b1-4349.12 - gsmtp"),
        Some("5b1f17b1804b1-4349.12")
    );
    assert_eq!(id("ses", "Ok 0102018f1b2c-1a2b-000000"), Some("0102018f1b2c-1a2b-000000"));
}

#[test]
fn what_could_end_in_a_shell_is_no_id() {
    for reply in ["queued as 1;reboot", "queued as $(1)", "queued as -rf1", "queued as ", "queued"] {
        assert_ne!(id("postfix", reply).unwrap_or("none"), "1;reboot");
        assert!(id("postfix", reply).is_none_or(|id| id == "1"), "{reply}");
    }
}
