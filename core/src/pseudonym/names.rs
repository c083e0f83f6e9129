use super::known;
use crate::limits;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Which pseudonym stands for which name; bounded. Beyond the bound all names
/// share the number 0.
#[derive(Debug, Default)]
pub(super) struct Names {
    users: HashMap<String, usize>,
    hosts: HashMap<String, usize>,
    domains: HashMap<String, usize>,
    v4: HashMap<Ipv4Addr, usize>,
    v6: HashMap<Ipv6Addr, usize>,
    /// Domains that stay, or not, as they were looked up.
    known: HashMap<String, bool>,
}

impl Names {
    /// Who a mailbox or a login belongs to: `user1`.
    pub(super) fn user(&mut self, name: &str) -> String {
        let lower = name.to_lowercase();
        if ROLES.contains(&lower.as_str()) || is_numbered(&lower, "user") {
            return name.to_owned();
        }
        format!("user{}", number(&mut self.users, lower))
    }

    /// The name of a machine or a domain: `host1.domain1.example`.
    pub(super) fn host(&mut self, name: &str) -> String {
        let lower = name.to_lowercase();
        if known::is_reserved(&lower) || is_numbered(&lower, "host") {
            return name.to_owned();
        }
        let labels: Vec<&str> = lower.split('.').collect();
        if labels.len() == 1 {
            return format!("host{}", number(&mut self.hosts, lower.clone()));
        }
        let domain = labels[labels.len() - known::domain_labels(&labels)..].join(".");
        if self.stays(&lower, &domain) {
            return self.of_known(name, &lower, &domain);
        }
        let tail = known::special(labels[labels.len() - 1]).unwrap_or("example");
        let new = if is_pseudonym(&domain) {
            domain.clone()
        } else {
            format!("domain{}.{tail}", number(&mut self.domains, domain.clone()))
        };
        match lower.strip_suffix(&domain).map(|sub| sub.trim_end_matches('.')) {
            Some("") | None => new,
            Some(sub) if is_numbered(sub, "host") => format!("{sub}.{new}"),
            Some(_) => format!("host{}.{new}", number(&mut self.hosts, lower)),
        }
    }

    /// A machine of a known service stays; what a customer chose does not.
    fn of_known(&mut self, name: &str, lower: &str, domain: &str) -> String {
        let keep = known::kept_part(lower, domain);
        let Some(rest) = lower.strip_suffix(keep).map(|rest| rest.trim_end_matches('.')) else {
            return name.to_owned();
        };
        if rest.is_empty() || is_numbered(rest, "host") {
            return name.to_owned();
        }
        if let Some(ip) = reversed(rest) {
            let octets = self.ip(IpAddr::V4(ip)).parse::<Ipv4Addr>().unwrap_or(ip).octets();
            return format!("{}.{}.{}.{}.{keep}", octets[3], octets[2], octets[1], octets[0]);
        }
        format!("host{}.{keep}", number(&mut self.hosts, lower.to_owned()))
    }

    fn stays(&mut self, host: &str, domain: &str) -> bool {
        if let Some(&stays) = self.known.get(domain) {
            return stays;
        }
        let stays = known::is_known(domain) || known::is_known(host);
        if self.known.len() < limits::PSEUDONYMS {
            self.known.insert(domain.to_owned(), stays);
        }
        stays
    }

    /// An address: the public ones become those of documentation.
    pub(super) fn ip(&mut self, ip: IpAddr) -> String {
        match ip {
            IpAddr::V4(v4) if known::is_public_v4(v4) => v4_of(number(&mut self.v4, v4)).to_string(),
            IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
                Some(v4) => format!("::ffff:{}", self.ip(IpAddr::V4(v4))),
                None if known::is_public_v6(v6) => {
                    let number = number(&mut self.v6, v6) as u128;
                    Ipv6Addr::from_bits((0x2001_0db8 << 96) | number).to_string()
                }
                None => v6.to_string(),
            },
            IpAddr::V4(v4) => v4.to_string(),
        }
    }
}

/// Mailboxes that belong to no person and matter for the diagnosis.
const ROLES: [&str; 12] = [
    "postmaster",
    "mailer-daemon",
    "double-bounce",
    "abuse",
    "root",
    "nobody",
    "www-data",
    "apache",
    "nginx",
    "mail",
    "postfix",
    "daemon",
];

/// `user12`, `host3`
fn is_numbered(word: &str, kind: &str) -> bool {
    word.strip_prefix(kind).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// `domain3.local`: a pseudonym that no reserved ending shows.
fn is_pseudonym(domain: &str) -> bool {
    domain
        .split_once('.')
        .is_some_and(|(label, end)| is_numbered(label, "domain") && known::special(end).is_some())
}

/// `4.3.2.1` in front of the name of a block list is 1.2.3.4.
fn reversed(labels: &str) -> Option<Ipv4Addr> {
    let [a, b, c, d] = labels.parse::<Ipv4Addr>().ok()?.octets();
    Some(Ipv4Addr::new(d, c, b, a))
}

fn number<K: Eq + std::hash::Hash>(map: &mut HashMap<K, usize>, name: K) -> usize {
    let next = map.len() + 1;
    if next > limits::PSEUDONYMS {
        return map.get(&name).copied().unwrap_or(0);
    }
    *map.entry(name).or_insert(next)
}

/// The three networks that RFC 5737 keeps for documentation, one after the other.
fn v4_of(number: usize) -> Ipv4Addr {
    const NETWORKS: [[u8; 3]; 3] = [[192, 0, 2], [198, 51, 100], [203, 0, 113]];
    let index = number.saturating_sub(1);
    match NETWORKS.get(index / 254) {
        Some([a, b, c]) if number > 0 => Ipv4Addr::new(*a, *b, *c, (index % 254) as u8 + 1),
        _ => Ipv4Addr::new(192, 0, 2, 255),
    }
}
