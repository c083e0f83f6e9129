use crate::{Options, analyze};

/// The first sentence of the report on a transcript.
fn summary(text: &str) -> String {
    analyze(text.as_bytes(), &Options::default())
        .findings
        .first()
        .map_or(String::new(), |f| f.summary.clone())
}

#[test]
fn a_missing_offer_and_a_refusal_are_told_apart() {
    let missing = " -> EHLO me\n<-  250-mail.test\n<-  250 SIZE 1000\n*** STARTTLS is not offered\n";
    let missing =
        format!("=== Trying mail.test:587...\n=== Connected to mail.test.\n<-  220 mail.test\n{missing}");
    assert!(summary(&missing).contains("does not offer STARTTLS,"), "{}", summary(&missing));
    let refused = "=== Trying mail.test:587...\n=== Connected to mail.test.\n<-  220 mail.test\n -> EHLO me\n\
        <-  250-mail.test\n<-  250 STARTTLS\n -> STARTTLS\n<** 454 4.7.0 TLS not available due to local problem\n";
    assert!(summary(refused).contains("refuses it for now,"), "{}", summary(refused));
    let never = refused
        .replace("454 4.7.0 TLS not available due to local problem", "502 Error: command not implemented");
    assert!(summary(&never).contains("then refuses it,"), "{}", summary(&never));
}
