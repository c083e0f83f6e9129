//! What DNS says: addresses of a name by the system's configuration and hosts
//! file, and records of any type.

mod domain;
mod query;
mod records;
mod reverse;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{
    ConnectionConfig, LookupIpStrategy, NameServerConfig, ResolveHosts, ResolverConfig,
};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::net::{DnsError, NetError};
use hickory_resolver::proto::op::ResponseCode;
use hickory_resolver::proto::rr::Name;
pub(crate) use hickory_resolver::proto::rr::RecordType;
use hickory_resolver::system_conf::read_system_conf;
use smtpdiag_core::names::{Answer, Asked, LookFault};
use smtpdiag_core::probe::{Family, Input, ResolveFault};
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

/// Most addresses that are tried of one name.
const MOST: usize = 16;

/// Most servers of the system's configuration that are asked (resolv.conf(5) knows three).
const SERVERS: usize = 3;

/// Who is asked.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Dns {
    /// This server alone; otherwise those of the system.
    pub(crate) server: Option<SocketAddr>,
}

impl Dns {
    /// Looks a name up. IPv4 addresses come first.
    pub(crate) async fn resolve(self, name: String, family: Family, limit: Duration) -> Input {
        match self.look_up(&name, family, limit).await {
            Ok(addresses) if addresses.is_empty() => Input::NotResolved(ResolveFault::NoAddress),
            Ok(addresses) => Input::Resolved(addresses),
            Err(error) => Input::NotResolved(fault(&error)),
        }
    }

    async fn look_up(self, name: &str, family: Family, limit: Duration) -> Result<Vec<IpAddr>, NetError> {
        let mut builder = match self.server {
            None => TokioResolver::builder_tokio()?,
            Some(server) => {
                TokioResolver::builder_with_config(alone(server), TokioRuntimeProvider::default())
            }
        };
        let options = builder.options_mut();
        // Who names a resolver wants to know what that one says.
        let system = self.server.is_none();
        options.use_hosts_file = if system { ResolveHosts::Always } else { ResolveHosts::Never };
        options.attempts = 1;
        // Two servers may have to be asked within the limit of the step.
        options.timeout = limit / 2;
        options.ip_strategy = match family {
            Family::Any => LookupIpStrategy::Ipv4AndIpv6,
            Family::V4 => LookupIpStrategy::Ipv4Only,
            Family::V6 => LookupIpStrategy::Ipv6Only,
        };
        let found = builder.build()?.lookup_ip(name).await?;
        let mut addresses: Vec<IpAddr> = found.iter().collect();
        addresses.sort_by_key(IpAddr::is_ipv6);
        addresses.dedup();
        addresses.truncate(MOST);
        Ok(addresses)
    }

    /// Asks for the records of a type.
    pub(crate) async fn ask(self, name: &str, kind: RecordType, limit: Duration) -> Asked {
        let mut full = Name::from_ascii(name).map_err(|_| LookFault::NotFound)?;
        full.set_fqdn(true);
        let servers = self.servers();
        let share = limit / u32::try_from(servers.len()).unwrap_or(1).max(1);
        let mut last = Err(LookFault::Failed("no DNS server is set up".into()));
        for server in servers {
            last = match query::ask(server, &full, kind, share).await {
                Ok(message) => records::read(&message, kind),
                Err(error) if error.kind() == ErrorKind::TimedOut => Err(LookFault::Timeout),
                Err(error) => Err(LookFault::Failed(unreached(&error))),
            };
            // A server that failed says nothing about what the next one says.
            if !matches!(&last, Err(fault) if fault.is_failure()) {
                break;
            }
        }
        last
    }

    /// Asks for the addresses of a name, of both families.
    pub(crate) async fn addresses(self, name: &str, limit: Duration) -> Asked {
        let (v4, v6) =
            tokio::join!(self.ask(name, RecordType::A, limit), self.ask(name, RecordType::AAAA, limit));
        match (v4, v6) {
            (Ok(v4), Ok(v6)) => {
                let records = v4.records.into_iter().chain(v6.records).collect();
                Ok(Answer { records, authentic: v4.authentic && v6.authentic, alias: v4.alias })
            }
            (Ok(one), _) | (_, Ok(one)) => Ok(one),
            (Err(v4), Err(v6)) => Err(if v4.is_failure() { v4 } else { v6 }),
        }
    }

    /// Whether the resolver validates DNSSEC: it then vouches for the root,
    /// which is signed. `None` where it does not answer.
    pub(crate) async fn validates(self, limit: Duration) -> Option<bool> {
        let server = self.servers().into_iter().next()?;
        let answer = query::ask(server, &Name::root(), RecordType::NS, limit).await.ok()?;
        Some(answer.metadata.authentic_data)
    }

    fn servers(self) -> Vec<SocketAddr> {
        if let Some(server) = self.server {
            return vec![server];
        }
        let Ok((config, _)) = read_system_conf() else { return Vec::new() };
        let port = |server: &NameServerConfig| server.connections.first().map_or(53, |c| c.port);
        config.name_servers().iter().take(SERVERS).map(|s| SocketAddr::new(s.ip, port(s))).collect()
    }
}

/// The configuration with one server.
fn alone(server: SocketAddr) -> ResolverConfig {
    let with_port = |mut connection: ConnectionConfig| {
        connection.port = server.port();
        connection
    };
    let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(with_port).to_vec();
    ResolverConfig::from_parts(None, Vec::new(), vec![NameServerConfig::new(server.ip(), true, connections)])
}

/// Why a DNS server could not be asked, in words for a person.
fn unreached(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::ConnectionRefused => "nothing listens on its port".into(),
        ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable => "no way leads to it".into(),
        _ => "it cannot be asked".into(),
    }
}

fn fault(error: &NetError) -> ResolveFault {
    match error {
        NetError::Dns(DnsError::NoRecordsFound(none)) => match none.response_code {
            ResponseCode::NXDomain => ResolveFault::NotFound,
            ResponseCode::NoError => ResolveFault::NoAddress,
            _ => ResolveFault::Failure,
        },
        NetError::Dns(DnsError::ResponseCode(ResponseCode::NXDomain)) => ResolveFault::NotFound,
        NetError::Timeout => ResolveFault::Timeout,
        _ => ResolveFault::Failure,
    }
}
