use super::*;
use proptest::prelude::*;

/// A record of this content type.
fn record_of(kind: u8, body: &[u8]) -> Vec<u8> {
    let mut out = vec![kind, 3, 3];
    out.extend_from_slice(&(body.len() as u16).to_be_bytes());
    out.extend_from_slice(body);
    out
}

/// A ServerHello message.
fn hello(version: u16, suite: u16, extensions: &[u8]) -> Vec<u8> {
    let mut body = version.to_be_bytes().to_vec();
    body.extend_from_slice(&[7; 32]);
    body.push(0);
    body.extend_from_slice(&suite.to_be_bytes());
    body.push(0);
    if !extensions.is_empty() {
        body.extend_from_slice(&(extensions.len() as u16).to_be_bytes());
        body.extend_from_slice(extensions);
    }
    let mut message = vec![2];
    message.extend_from_slice(&(body.len() as u32).to_be_bytes()[1..]);
    message.extend(body);
    message
}

fn answer(bytes: &[u8]) -> Option<Answer> {
    Reader::default().push(bytes)
}

#[test]
fn old_versions_stand_in_the_hello() {
    let expected = Answer::Hello { version: Version::Tls10, suite: 0x002f, group: None };
    assert_eq!(answer(&record_of(22, &hello(0x0301, 0x002f, &[]))), Some(expected));
    let renegotiation = [0xff, 1, 0, 1, 0];
    let expected = Answer::Hello { version: Version::Tls12, suite: 0xc02f, group: None };
    assert_eq!(answer(&record_of(22, &hello(0x0303, 0xc02f, &renegotiation))), Some(expected));
}

#[test]
fn tls_13_and_its_group_stand_in_extensions() {
    let extensions = [0, 43, 0, 2, 3, 4, 0, 51, 0, 2, 0x11, 0xec];
    let expected =
        Answer::Hello { version: Version::Tls13, suite: 0x1301, group: Some(Group::X25519_MLKEM768) };
    assert_eq!(answer(&record_of(22, &hello(0x0303, 0x1301, &extensions))), Some(expected));
}

#[test]
fn alerts() {
    assert_eq!(answer(&record_of(21, &[2, 70])), Some(Answer::Alert(70)));
    // A warning about the name, then the answer.
    let mut bytes = record_of(21, &[1, 112]);
    assert_eq!(answer(&bytes), None);
    bytes.extend(record_of(22, &hello(0x0303, 0x009c, &[])));
    assert!(matches!(answer(&bytes), Some(Answer::Hello { suite: 0x009c, .. })));
    assert_eq!(alert_name(70), "protocol version");
    assert_eq!(alert_name(200), "alert 200");
}

#[test]
fn what_is_no_tls() {
    for bytes in [&b"220 mail.test ESMTP\r\n"[..], b"HTTP/1.1 400", &[22, 2, 0], &record_of(21, &[2])] {
        assert_eq!(answer(bytes), Some(Answer::Nonsense), "{bytes:?}");
    }
    assert_eq!(answer(&record_of(22, &[1, 0, 0, 0])), Some(Answer::Nonsense));
    assert_eq!(answer(&record_of(22, &hello(0x0777, 1, &[]))), Some(Answer::Nonsense));
    assert_eq!(answer(b""), None);
}

#[test]
fn a_flood_without_an_answer_ends() {
    let mut reader = Reader::default();
    let flood = record_of(21, &[1, 112]).repeat(10_000);
    assert_eq!(reader.push(&flood), Some(Answer::Nonsense));
}

proptest! {
    #[test]
    fn any_bytes_give_some_answer_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = answer(&bytes);
    }

    #[test]
    fn damaged_hellos_never_panic(at in 0usize..60, byte in any::<u8>(), cut in 0usize..60) {
        let mut bytes = record_of(22, &hello(0x0303, 0xc02f, &[0, 43, 0, 2, 3, 4]));
        let at = at % bytes.len();
        bytes[at] = byte;
        bytes.truncate(cut.max(1));
        let _ = answer(&bytes);
    }

    #[test]
    fn any_cut_gives_the_same_answer(cuts in proptest::collection::vec(1usize..9, 0..40), records in 1usize..5) {
        let message = hello(0x0303, 0xc02f, &[0, 43, 0, 2, 3, 4]);
        let size = message.len().div_ceil(records);
        let bytes: Vec<u8> = message.chunks(size).flat_map(|part| record_of(22, part)).collect();
        let whole = answer(&bytes);
        let chosen = Answer::Hello { version: Version::Tls13, suite: 0xc02f, group: None };
        prop_assert_eq!(&whole, &Some(chosen));
        let (mut reader, mut rest, mut last) = (Reader::default(), &bytes[..], None);
        for cut in cuts.into_iter().chain(std::iter::repeat(64)) {
            let (part, after) = rest.split_at(cut.min(rest.len()));
            last = last.or(reader.push(part));
            rest = after;
            if rest.is_empty() { break; }
        }
        prop_assert_eq!(last, whole);
    }
}
