//! Addresses of a name, by the system's resolver configuration and hosts file.

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{LookupIpStrategy, ResolveHosts};
use hickory_resolver::net::{DnsError, NetError};
use hickory_resolver::proto::op::ResponseCode;
use smtpdiag_core::probe::{Family, Input, ResolveFault};
use std::net::IpAddr;
use std::time::Duration;

/// Most addresses that are tried of one name.
const MOST: usize = 16;

/// Looks a name up. IPv4 addresses come first.
pub(crate) async fn resolve(name: String, family: Family, limit: Duration) -> Input {
    match look_up(&name, family, limit).await {
        Ok(addresses) if addresses.is_empty() => Input::NotResolved(ResolveFault::NoAddress),
        Ok(addresses) => Input::Resolved(addresses),
        Err(error) => Input::NotResolved(fault(&error)),
    }
}

async fn look_up(name: &str, family: Family, limit: Duration) -> Result<Vec<IpAddr>, NetError> {
    let mut builder = TokioResolver::builder_tokio()?;
    let options = builder.options_mut();
    options.use_hosts_file = ResolveHosts::Always;
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
