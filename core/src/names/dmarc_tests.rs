use super::super::{Answer, LookFault};
use super::*;

fn told(records: &[(&str, &str)]) -> (DnsState, String) {
    let answers: Vec<(String, Asked)> = dmarc_names("mail.d.test")
        .into_iter()
        .map(|name| {
            let of = records.iter().filter(|(known, _)| *known == name);
            let list: Vec<Record> = of.map(|(_, text)| Record::Txt((*text).into())).collect();
            let asked = if list.is_empty() { Err(LookFault::NotFound) } else { Ok(list) };
            (name, asked.map(|records| Answer { records, ..Answer::default() }))
        })
        .collect();
    let fact = dmarc_fact("mail.d.test", &answers);
    (fact.state, fact.rule.unwrap_or(fact.text))
}

#[test]
fn the_names_go_up_the_tree() {
    assert_eq!(dmarc_names("mail.d.test"), ["_dmarc.mail.d.test", "_dmarc.d.test"]);
    assert_eq!(dmarc_names("test"), ["_dmarc.test"]);
}

#[test]
fn policies_in_words() {
    let (state, text) =
        told(&[("_dmarc.mail.d.test", "v=DMARC1; p=Reject; rua=mailto:a@d.test,https://r.test/")]);
    assert_eq!(
        (state, text.as_str()),
        (DnsState::Good, "p=reject: mail that proves nothing is refused; reports are sent")
    );
    let (_, text) = told(&[("_dmarc.d.test", "v = DMARC1;p=none;sp=quarantine;")]);
    assert!(text.starts_with("p=quarantine") && text.ends_with("by _dmarc.d.test"), "{text}");
}

#[test]
fn faults() {
    let own = "_dmarc.mail.d.test";
    let fault =
        |records: &[(&str, &str)], rule: &str| assert_eq!(told(records), (DnsState::Fault, rule.into()));
    fault(&[(own, "v=DMARC1; p=none"), (own, "v=DMARC1; p=reject")], "several-records");
    fault(&[(own, "v=DMARC1; p=block")], "policy");
    fault(&[(own, "v=DMARC1; rua=mailto:a@d.test")], "policy");
    fault(&[(own, "v=DMARC1; p=none; rua=a@d.test")], "reports");
    fault(&[(own, "v=DMARC1; p=none rua")].map(|(n, _)| (n, "v=DMARC1; p=none; words")), "syntax");
    assert_eq!(told(&[(own, "unrelated")]), (DnsState::Warning, "none".into()));
}
