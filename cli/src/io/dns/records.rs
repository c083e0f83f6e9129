//! From DNS messages to the records that core judges.

use hickory_resolver::proto::op::{Message, ResponseCode};
use hickory_resolver::proto::rr::{Name, RData, RecordType};
use smtpdiag_core::names::{Answer, Asked, LookFault, Record};

/// Most records taken of one answer.
const MOST: usize = 256;

/// Reads an answer to a question for records of this type.
pub(super) fn read(message: &Message, kind: RecordType) -> Asked {
    match message.metadata.response_code {
        ResponseCode::NoError => {}
        ResponseCode::NXDomain => return Err(LookFault::NotFound),
        code => return Err(LookFault::Failed(code_name(code))),
    }
    let answers = message.answers.iter().take(MOST);
    let records: Vec<Record> =
        answers.clone().filter(|r| r.record_type() == kind).filter_map(|r| record(&r.data)).collect();
    if records.is_empty() {
        return Err(LookFault::Empty);
    }
    let mut aliases =
        answers.filter_map(|r| if let RData::CNAME(to) = &r.data { Some(name(&to.0)) } else { None });
    Ok(Answer { records, alias: aliases.next_back(), authentic: message.metadata.authentic_data })
}

fn record(data: &RData) -> Option<Record> {
    Some(match data {
        RData::A(address) => Record::Address(address.0.into()),
        RData::AAAA(address) => Record::Address(address.0.into()),
        RData::MX(mx) => Record::Mx { preference: mx.preference, host: name(&mx.exchange) },
        RData::PTR(to) => Record::Ptr(name(&to.0)),
        RData::SRV(srv) => Record::Srv {
            priority: srv.priority,
            weight: srv.weight,
            port: srv.port,
            host: name(&srv.target),
        },
        RData::TXT(txt) => {
            let whole: Vec<u8> = txt.txt_data.iter().flat_map(|part| part.iter().copied()).collect();
            Record::Txt(String::from_utf8_lossy(&whole).into_owned())
        }
        RData::TLSA(tlsa) => Record::Tlsa {
            usage: tlsa.cert_usage.into(),
            selector: tlsa.selector.into(),
            matching: tlsa.matching.into(),
            data: tlsa.cert_data.clone(),
        },
        _ => return None,
    })
}

/// A name without the dot at its end; the root is `.`.
fn name(name: &Name) -> String {
    let text = name.to_ascii().to_ascii_lowercase();
    if text == "." { text } else { text.trim_end_matches('.').to_owned() }
}

/// The names that dig prints and people search for.
fn code_name(code: ResponseCode) -> String {
    match code {
        ResponseCode::FormErr => "FORMERR".into(),
        ResponseCode::ServFail => "SERVFAIL".into(),
        ResponseCode::NotImp => "NOTIMP".into(),
        ResponseCode::Refused => "REFUSED".into(),
        other => other.to_str().into(),
    }
}
