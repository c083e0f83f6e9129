use super::facts::{Door, Facts, name, printed};
use anyhow::Result;

/// What openssl says: the agreement, and the certificate.
pub fn facts(door: &Door) -> Result<Facts> {
    let target = door.target();
    let mut arguments = vec!["s_client", "-connect", &target, "-4", "-servername", "localhost", "-showcerts"];
    arguments.extend(["-CAfile", &door.authority, "-verify_hostname", "localhost"]);
    if !door.implicit {
        arguments.extend(["-starttls", "smtp"]);
    }
    let told = printed("openssl", &arguments, "QUIT\r\n")?;
    let mut facts = Facts::new();
    let mut fact = |name: &str, value: String| facts.insert(name.into(), value);
    let after =
        |words: &str| told.lines().find_map(|line| line.trim().strip_prefix(words)).map(str::to_owned);
    // A client is done with TLS 1.3 before the server is: an alert may still come.
    let alert = told.lines().any(|line| line.contains(":SSL routines:") && line.contains(" alert "));
    let agreed = after("New, TLSv").filter(|_| !alert);
    let Some((version, suite)) = agreed.as_deref().and_then(|line| line.split_once(", Cipher is ")) else {
        fact("handshake", "fails".into());
        return Ok(facts);
    };
    fact("handshake", "succeeds".into());
    fact("version", version.into());
    fact("suite", suite.into());
    if let Some(key) = after("Server Temp Key: ") {
        fact("group", group(&key));
    }
    let code = after("Verify return code: ").unwrap_or_default();
    fact("trusted", code.starts_with('0').to_string());
    fact("name fits", after("Verified peername: ").is_some().to_string());
    fact("certificates sent", told.matches("-----BEGIN CERTIFICATE-----").count().to_string());
    leaf(&told, &mut facts)?;
    Ok(facts)
}

/// `X25519, 253 bits` and `ECDH, prime256v1, 256 bits` as the names of the groups.
fn group(key: &str) -> String {
    let name = key.trim_start_matches("ECDH, ").split(',').next().unwrap_or(key).to_ascii_lowercase();
    match name.as_str() {
        "prime256v1" | "p-256" => "secp256r1".into(),
        "p-384" => "secp384r1".into(),
        _ => name,
    }
}

/// The facts of the first certificate.
fn leaf(told: &str, facts: &mut Facts) -> Result<()> {
    const END: &str = "-----END CERTIFICATE-----";
    let start = told.find("-----BEGIN CERTIFICATE-----").unwrap_or(0);
    let end = told[start..].find(END).map_or(told.len(), |at| start + at + END.len());
    let pem = &told[start..end];
    let options = ["x509", "-noout", "-subject", "-issuer", "-dates", "-dateopt", "iso_8601"];
    for line in printed("openssl", &options, pem)?.lines() {
        let Some((key, value)) = line.split_once('=') else { continue };
        match key {
            "subject" | "issuer" => facts.insert(key.into(), name(value)),
            "notBefore" => facts.insert("not before".into(), value.replace(' ', "T")),
            "notAfter" => facts.insert("not after".into(), value.replace(' ', "T")),
            _ => None,
        };
    }
    let all = printed("openssl", &["x509", "-noout", "-text"], pem)?;
    let after = |words: &str| all.lines().find_map(|line| line.trim().strip_prefix(words)).map(str::trim);
    if let Some(names) = all.lines().skip_while(|line| !line.contains("Subject Alternative Name")).nth(1) {
        let names = names.trim().replace("DNS:", "").replace("IP Address:", "");
        facts.insert("names".into(), names);
    }
    if let Some(signature) = after("Signature Algorithm: ") {
        facts.insert("signature".into(), signature.to_ascii_lowercase());
    }
    let key = match (after("NIST CURVE: "), after("Public-Key: (")) {
        (Some(curve), _) => format!("EC {curve}"),
        (None, Some(bits)) => format!("RSA {}", bits.split(' ').next().unwrap_or(bits)),
        (None, None) => String::new(),
    };
    facts.insert("key".into(), key);
    Ok(())
}
