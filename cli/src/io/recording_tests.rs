use super::{bare, parsed};
use smtpdiag_core::report::Report;
use smtpdiag_core::{Options, analyze, explain};

fn reports() -> Vec<Report> {
    let log = b"SMTP -> ERROR: Failed to connect to server: Connection timed out (110)\n\
        535 5.7.8 Error: authentication failed\nsomething odd 999 failed\n";
    vec![Report::unknown("Nothing."), analyze(log, &Options::default()), explain("535"), explain("gmail")]
}

#[test]
fn what_is_written_is_read_back() {
    for report in reports() {
        let text = serde_json::to_string(&report).unwrap();
        assert_eq!(parsed(text.as_bytes()).unwrap().report, report);
        let kept = bare(report);
        assert_eq!(parsed(serde_json::to_string(&kept).unwrap().as_bytes()).unwrap(), kept);
    }
}

#[test]
fn fields_of_later_versions_are_passed_over() {
    let mut value = serde_json::to_value(Report::unknown("Nothing.")).unwrap();
    value["new_of_tomorrow"] = 1.into();
    assert!(parsed(value.to_string().as_bytes()).is_ok());
}

#[test]
fn what_is_none_is_told_so() {
    for text in
        ["", "{", "[]", "{}", "{\"schema\": \"other.v1\"}", "{\"schema\": \"smtpdiag.report.v1\"}", "\u{0}"]
    {
        assert!(parsed(text.as_bytes()).is_err(), "{text}");
    }
}
