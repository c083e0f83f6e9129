use super::*;

fn hello(versions: &[Version]) -> Hello {
    Hello {
        versions: versions.to_vec(),
        suites: vec![0x002f, 0xc02f],
        groups: Group::USUAL.to_vec(),
        server_name: Some("mail.test".into()),
    }
}

/// Every length field fits, whatever is asked for.
#[test]
fn lengths_are_right() {
    for version in Version::ALL {
        let bytes = hello(&[version]).to_bytes();
        assert_eq!(bytes[0], 22);
        assert_eq!(usize::from(u16::from_be_bytes([bytes[3], bytes[4]])), bytes.len() - 5);
        assert_eq!(u32::from_be_bytes([0, bytes[6], bytes[7], bytes[8]]) as usize, bytes.len() - 9);
    }
}

#[test]
fn ssl3_has_its_own_record_and_no_extensions() {
    let bytes = hello(&[Version::Ssl3]).to_bytes();
    assert_eq!(bytes[1..3], [3, 0]);
    assert_eq!(bytes[9..11], [3, 0]);
    // Version, random, no session, three suites, one compression: and nothing more.
    assert_eq!(bytes.len(), 9 + 2 + 32 + 1 + 2 + 6 + 2);
}

#[test]
fn tls_12_stands_in_the_hello_and_13_in_an_extension() {
    assert_eq!(hello(&[Version::Tls12, Version::Tls10]).to_bytes()[9..11], [3, 3]);
    let bytes = hello(&[Version::Tls13]).to_bytes();
    assert_eq!(bytes[9..11], [3, 3]);
    assert!(bytes.windows(7).any(|w| w == [0, 43, 0, 3, 2, 3, 4]));
}
