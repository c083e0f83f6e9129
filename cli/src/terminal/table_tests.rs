use super::repeated;
use smtpdiag_core::report::{CountedValue, Repeated, RepeatedRow};

fn value(value: Option<&str>, count: usize, addresses: &[&str]) -> CountedValue {
    let addresses = addresses.iter().map(|a| (*a).to_owned()).collect();
    CountedValue { value: value.map(str::to_owned), count, addresses }
}

fn row(what: &str, values: Vec<CountedValue>) -> RepeatedRow {
    RepeatedRow { what: what.into(), equal: values.len() == 1, values }
}

#[test]
fn a_pool_at_80_columns() {
    let all = Repeated {
        schema: "smtpdiag.repeat.v1".into(),
        probes: 5,
        wanted: 8,
        stopped: Some("the server asks for a pause (421)".into()),
        rows: vec![
            row(
                "address",
                vec![
                    value(Some("192.0.2.1"), 3, &["192.0.2.1"]),
                    value(Some("192.0.2.2"), 2, &["192.0.2.2"]),
                ],
            ),
            row("verdict", vec![value(Some("healthy"), 5, &["192.0.2.1", "192.0.2.2"])]),
            row(
                "capabilities inside TLS",
                vec![value(
                    Some(
                        "8BITMIME, AUTH PLAIN LOGIN, CHUNKING, ENHANCEDSTATUSCODES, PIPELINING, SIZE 35882577",
                    ),
                    5,
                    &[],
                )],
            ),
            row(
                "greeting name",
                vec![value(Some("mx1.example.com"), 3, &["192.0.2.1"]), value(None, 2, &["192.0.2.2"])],
            ),
        ],
    };
    let text: Vec<String> = repeated(&all, 80).iter().map(|l| l.plain().trim_end().to_owned()).collect();
    assert!(text.iter().all(|line| line.chars().count() <= 80));
    insta::assert_snapshot!(text.join("\n"));
}
