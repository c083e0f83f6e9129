use super::unwrap;

/// Line, time, program, process, what it carries.
type Sample = (&'static str, &'static str, &'static str, &'static str, &'static str);

const SAMPLES: &[Sample] = &[
    (
        "Nov 24 13:48:41 web01 postfix/smtp[28981]: 5CE9533: x",
        "Nov 24 13:48:41",
        "postfix/smtp",
        "28981",
        "5CE9533: x",
    ),
    ("Nov  2 11:10:50 popc lmtp[2092]: failed", "Nov  2 11:10:50", "lmtp", "2092", "failed"),
    ("Nov 15 03:37:20 python3[26043]: x", "Nov 15 03:37:20", "python3", "26043", "x"),
    ("<22>Nov 15 03:37:20 h postfix: x", "Nov 15 03:37:20", "postfix", "", "x"),
    (
        "2026-11-24T13:48:47.395074+00:00 web01 postfix/smtp[28981]: x",
        "2026-11-24T13:48:47.395074+00:00",
        "postfix/smtp",
        "28981",
        "x",
    ),
    (
        "<22>1 2026-11-24T13:48:47Z web01 postfix 9 - [a b=\"c\"] x",
        "2026-11-24T13:48:47Z",
        "postfix",
        "9",
        "x",
    ),
    ("2014-08-31 17:13:00 SMTP ERROR: x", "2014-08-31 17:13:00", "", "", "SMTP ERROR: x"),
    ("2014-08-31 17:13:00\tSMTP ERROR: x", "2014-08-31 17:13:00", "", "", "SMTP ERROR: x"),
    ("2026/11/24 13:55:26 EOF", "2026/11/24 13:55:26", "", "", "EOF"),
    ("[2026-11-24T13:58:12.000+00:00] messenger.CRITICAL: x", "2026-11-24T13:58:12.000+00:00", "", "", "x"),
    ("[2026-11-24 13:53:01] DEBUG [QxkoAjKFto] S: 220", "2026-11-24 13:53:01", "", "QxkoAjKFto", "S: 220"),
    ("[24-Nov-2026 13:49:10 UTC] PHP message: SERVER", "24-Nov-2026 13:49:10 UTC", "", "", "SERVER"),
    ("[Tue Nov 24 13:49:10.1 2026] [php:notice] [pid 812] x", "Tue Nov 24 13:49:10.1 2026", "", "812", "x"),
    ("13:52:19.766851 reply: b'450'", "13:52:19.766851", "", "", "reply: b'450'"),
    ("mail-1  | Nov 24 13:48:41 web01 exim[1]: x", "Nov 24 13:48:41", "exim", "1", "x"),
    ("mail | x", "", "", "", "x"),
    ("2026-11-24T13:48:47.395Z stdout F 220 x", "2026-11-24T13:48:47.395Z", "", "", "220 x"),
    ("postfix/smtp[28981]: 5CE9533: x", "", "postfix/smtp", "28981", "5CE9533: x"),
    ("web01 postfix/smtp[28981]: x", "", "postfix/smtp", "28981", "x"),
    ("SMTP[x]: y", "", "", "", "SMTP[x]: y"),
    ("\"message\": \"2026-11-24 13:48:41 x\",", "2026-11-24 13:48:41", "", "", "x"),
    ("\"response\": \"550 x\",", "", "", "", "\"response\": \"550 x\","),
    ("220 mail.example.com ESMTP", "", "", "", "220 mail.example.com ESMTP"),
    (
        "@40000000450b2d2e1529cb14 delivery 5: success: x",
        "@40000000450b2d2e1529cb14",
        "",
        "",
        "delivery 5: success: x",
    ),
    (
        "2026-11-24T13:50:00Z,Out,08DF,3,a,b,>,MAIL FROM: <a@b>,",
        "",
        "",
        "",
        "2026-11-24T13:50:00Z,Out,08DF,3,a,b,>,MAIL FROM: <a@b>,",
    ),
    ("2026-11 is a month", "", "", "", "2026-11 is a month"),
    ("May I ask", "", "", "", "May I ask"),
    ("  SMTP<< 220 x", "", "", "", "  SMTP<< 220 x"),
];

#[test]
fn what_wraps_a_line_comes_off() {
    for &(line, at, program, process, rest) in SAMPLES {
        let carried = unwrap(line);
        let seen = (
            carried.at.unwrap_or(""),
            carried.program.unwrap_or(""),
            carried.process.unwrap_or(""),
            carried.rest,
        );
        assert_eq!(seen, (at, program, process, rest), "{line}");
    }
}

#[test]
fn a_number_of_milliseconds_is_a_margin_before_a_mark_alone() {
    let seen = unwrap("   41 ms  ~> EHLO me");
    assert_eq!((seen.at, seen.rest), (Some("41 ms"), "~> EHLO me"));
    for other in ["41 ms later", "ms <-  220 x", "41 ms <- 220", "41ms <-  220 x"] {
        assert_eq!(unwrap(other).rest, other);
    }
}

#[test]
fn the_rest_is_a_part_of_the_line() {
    for &(line, ..) in SAMPLES {
        assert!(line.contains(unwrap(line).rest));
    }
}
