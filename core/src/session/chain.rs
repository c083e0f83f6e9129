use super::{Certificate, common_name};

/// How the certificates that a server sent hang together (RFC 8446 section
/// 4.4.2: each certifies the one before it; the root may be left out).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChainShape {
    /// Indices of the way from the server's own certificate to the last issuer that was sent.
    pub path: Vec<usize>,
    /// The issuer of the last one of them, where it was not sent.
    pub next_issuer: Option<String>,
    /// Where that issuer can be fetched, as the certificate itself says.
    pub next_issuer_url: Option<String>,
    /// Whether the way goes through the certificates in the order in which they were sent.
    pub in_order: bool,
    /// The root at the end, which a client has to have anyway.
    pub root_sent: Option<String>,
    /// Certificates that are no part of the way.
    pub strangers: usize,
}

impl ChainShape {
    /// Follows the issuers through what was sent; each is taken at most once.
    #[must_use]
    pub fn of(chain: &[Certificate]) -> Self {
        let Some(first) = chain.first() else { return Self::default() };
        let mut path = vec![0];
        let mut last = first;
        while !last.self_signed {
            let next = chain.iter().enumerate().find(|(i, c)| c.subject == last.issuer && !path.contains(i));
            let Some((index, certificate)) = next else { break };
            path.push(index);
            last = certificate;
        }
        Self {
            in_order: path.windows(2).all(|pair| pair[0] < pair[1]),
            next_issuer: (!last.self_signed).then(|| common_name(&last.issuer).to_owned()),
            next_issuer_url: last.issuer_url.clone().filter(|_| !last.self_signed),
            root_sent: (last.self_signed && path.len() > 1).then(|| last.common_name().to_owned()),
            strangers: chain.len() - path.len(),
            path,
        }
    }

    /// The earliest end of validity on the way.
    #[must_use]
    pub fn not_after(&self, chain: &[Certificate]) -> Option<i64> {
        self.path.iter().filter_map(|i| chain.get(*i)).map(|c| c.not_after).min()
    }
}

#[cfg(test)]
#[path = "chain_tests.rs"]
mod tests;
