use crate::knowledge::{ENHANCED_CODES, PORTS, PROVIDERS, REPLY_CODES};

#[test]
fn every_entry_has_its_own_words() {
    let code = |code: &str| REPLY_CODES.iter().find(|known| known.code == code).expect("it is known");
    assert_eq!(code("535").name(), "Authentication credentials invalid");
    assert!(REPLY_CODES.iter().chain(ENHANCED_CODES).all(|code| !code.name().is_empty()));
    assert!(PORTS.iter().all(|port| !port.name().is_empty() && !port.meaning().is_empty()));
    let port = PORTS.iter().find(|port| port.number == 465).expect("it is known");
    assert_eq!(port.tls(), "implicit");
    let gmail = PROVIDERS.iter().find(|provider| provider.id == "gmail").expect("it is known");
    assert!(
        !gmail.limits().is_empty() && gmail.references().iter().all(|link| link.url.starts_with("https://"))
    );
}
