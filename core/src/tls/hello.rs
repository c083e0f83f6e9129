use super::Version;

/// A ClientHello (RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hello {
    /// The versions offered, newest first; at least one.
    pub versions: Vec<Version>,
    /// Cipher suites by their numbers (IANA), in order of preference.
    pub suites: Vec<u16>,
    /// Groups for the key exchange.
    pub groups: Vec<Group>,
    /// The name for SNI; an address has none.
    pub server_name: Option<String>,
}

/// A group for the key exchange, by its number (IANA, TLS Supported Groups).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group(pub u16);

impl Group {
    /// X25519MLKEM768, the hybrid that withstands a quantum computer.
    pub const X25519_MLKEM768: Self = Self(0x11ec);

    /// Curves and finite fields (RFC 7919), as old and new clients offer them.
    pub const USUAL: [Self; 9] = [
        Self(0x001d),
        Self(0x0017),
        Self(0x0018),
        Self(0x0019),
        Self(0x0100),
        Self(0x0101),
        Self(0x0102),
        Self(0x0103),
        Self(0x0104),
    ];

    /// The name in the registry, for the groups that are offered.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        Some(match self.0 {
            0x0017 => "secp256r1",
            0x0018 => "secp384r1",
            0x0019 => "secp521r1",
            0x001d => "x25519",
            0x001e => "x448",
            0x0100 => "ffdhe2048",
            0x0101 => "ffdhe3072",
            0x0102 => "ffdhe4096",
            0x0103 => "ffdhe6144",
            0x0104 => "ffdhe8192",
            0x11ec => "X25519MLKEM768",
            _ => return None,
        })
    }
}

/// The random of a hello. It protects nothing: no handshake is finished.
const RANDOM: &[u8; 32] = b"smtpdiag asks and does not stay.";

/// TLS_EMPTY_RENEGOTIATION_INFO_SCSV (RFC 5746): servers that are strict want it.
const RENEGOTIATION: u16 = 0x00ff;

/// Signature algorithms of TLS 1.2 and 1.3, those of old servers as well.
const SIGNATURES: [u16; 14] = [
    0x0403, 0x0503, 0x0603, 0x0807, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0301, 0x0203, 0x0201,
    0x0202,
];

/// The record's content type of a handshake (RFC 8446 section 5.1).
const HANDSHAKE: u8 = 22;

impl Hello {
    /// The record that holds the hello.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let body = self.body();
        let mut message = vec![1];
        message.extend_from_slice(&(body.len() as u32).to_be_bytes()[1..]);
        message.extend(body);
        // Servers of all ages accept 3.1 here; one of SSL 3.0 alone wants 3.0.
        let record = if self.newest() == Version::Ssl3 { Version::Ssl3 } else { Version::Tls10 };
        let mut bytes = vec![HANDSHAKE];
        bytes.extend_from_slice(&record.wire().to_be_bytes());
        vector16(&mut bytes, &message);
        bytes
    }

    fn newest(&self) -> Version {
        self.versions.iter().copied().max().unwrap_or(Version::Tls12)
    }

    fn body(&self) -> Vec<u8> {
        let mut body = Vec::new();
        // TLS 1.3 says so in an extension; this field stays at 1.2.
        body.extend_from_slice(&self.newest().min(Version::Tls12).wire().to_be_bytes());
        body.extend_from_slice(RANDOM);
        body.push(0);
        let suites = self.suites.iter().chain([&RENEGOTIATION]);
        vector16(&mut body, &suites.flat_map(|suite| suite.to_be_bytes()).collect::<Vec<u8>>());
        // One way of compression: none.
        body.extend_from_slice(&[1, 0]);
        // SSL 3.0 knows no extensions.
        if self.newest() > Version::Ssl3 {
            vector16(&mut body, &self.extensions());
        }
        body
    }

    fn extensions(&self) -> Vec<u8> {
        let mut out = Vec::new();
        if let Some(name) = self.server_name.as_ref().filter(|name| name.len() < 256) {
            // RFC 6066 section 3: a list of one host_name.
            let mut entry = vec![0];
            vector16(&mut entry, name.as_bytes());
            extension(&mut out, 0, &list16(&entry));
        }
        let groups: Vec<u8> = self.groups.iter().flat_map(|group| group.0.to_be_bytes()).collect();
        extension(&mut out, 10, &list16(&groups));
        // Points as they are, not compressed (RFC 8422 section 5.1.2).
        extension(&mut out, 11, &[1, 0]);
        if self.newest() >= Version::Tls12 {
            let signatures: Vec<u8> = SIGNATURES.iter().flat_map(|scheme| scheme.to_be_bytes()).collect();
            extension(&mut out, 13, &list16(&signatures));
        }
        if self.newest() == Version::Tls13 {
            let versions: Vec<u8> = self.versions.iter().flat_map(|v| v.wire().to_be_bytes()).collect();
            let mut list = vec![versions.len() as u8];
            list.extend(versions);
            extension(&mut out, 43, &list);
            // No share: the server names the group that it wants (RFC 8446 section 4.2.8).
            extension(&mut out, 51, &[0, 0]);
        }
        out
    }
}

fn extension(out: &mut Vec<u8>, kind: u16, data: &[u8]) {
    out.extend_from_slice(&kind.to_be_bytes());
    vector16(out, data);
}

/// A vector with a length of two bytes before it.
fn vector16(out: &mut Vec<u8>, data: &[u8]) {
    out.extend_from_slice(&(data.len() as u16).to_be_bytes());
    out.extend_from_slice(data);
}

fn list16(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    vector16(&mut out, data);
    out
}

#[cfg(test)]
#[path = "hello_tests.rs"]
mod tests;
