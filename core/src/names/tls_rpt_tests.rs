use super::super::Answer;
use super::*;

fn state(list: &[&str]) -> DnsState {
    let records = list.iter().map(|text| Record::Txt((*text).into())).collect();
    tls_rpt_fact("d.test", &Ok(Answer { records, ..Answer::default() })).state
}

#[test]
fn records() {
    assert_eq!(state(&["v=TLSRPTv1; rua=mailto:tls@d.test"]), DnsState::Good);
    assert_eq!(state(&["v=TLSRPTv1;rua=tls@d.test"]), DnsState::Warning);
    assert_eq!(
        state(&["v=TLSRPTv1; rua=mailto:a@d.test", "v=TLSRPTv1; rua=mailto:b@d.test"]),
        DnsState::Warning
    );
    assert_eq!(state(&["unrelated"]), DnsState::Info);
    assert_eq!(tls_rpt_fact("d.test", &Err(LookFault::NotFound)).state, DnsState::Info);
}
