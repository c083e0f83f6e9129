use nix::cmsg_space;
use nix::errno::Errno;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::socket::sockopt::{Ipv4RecvErr, Ipv4Ttl, Ipv6RecvErr, Ipv6Ttl, SocketError};
use nix::sys::socket::{
    AddressFamily, ControlMessageOwned, MsgFlags, SockFlag, SockProtocol, SockType, SockaddrStorage, connect,
    getsockopt, recvmsg, setsockopt, socket,
};
use smtpdiag_core::probe::{HOPS, Hop, Trace};
use std::io::IoSliceMut;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::os::fd::{AsFd as _, AsRawFd as _, OwnedFd};
use std::time::{Duration, Instant};

/// Hops that are asked at a time: few, so that the server sees few connections.
const WINDOW: u8 = 5;

/// How long a window may take.
const LIMIT: Duration = Duration::from_millis(1200);

/// Windows of silence after which nothing more is expected.
const SILENT: usize = 2;

/// ICMP time exceeded, and the same of ICMPv6 (RFC 792, RFC 4443).
const EXCEEDED: (u8, u8) = (11, 3);

/// The hops to a port.
pub(super) fn way(to: SocketAddr) -> nix::Result<Trace> {
    let mut trace = Trace { port: to.port(), hops: Vec::new() };
    let mut silent = 0;
    for first in (1..=HOPS).step_by(usize::from(WINDOW)) {
        let hops = window(to, first)?;
        silent = if hops.iter().all(|hop| *hop == Hop::Silent) { silent + 1 } else { 0 };
        let end = hops.iter().position(|hop| matches!(hop, Hop::Reached { .. } | Hop::Rejected(_)));
        trace.hops.extend(&hops[..end.map_or(hops.len(), |end| end + 1)]);
        if end.is_some() || silent == SILENT {
            break;
        }
    }
    Ok(trace)
}

/// The next hops, all asked at once.
fn window(to: SocketAddr, first: u8) -> nix::Result<Vec<Hop>> {
    let sockets: Vec<OwnedFd> =
        (first..(first + WINDOW).min(HOPS + 1)).map(|ttl| start(to, ttl)).collect::<nix::Result<_>>()?;
    let mut hops: Vec<Option<Hop>> = vec![None; sockets.len()];
    let until = Instant::now() + LIMIT;
    while hops.contains(&None) && Instant::now() < until {
        let waiting: Vec<usize> = (0..hops.len()).filter(|index| hops[*index].is_none()).collect();
        let flags = PollFlags::POLLOUT | PollFlags::POLLERR;
        let mut polled: Vec<PollFd<'_>> =
            waiting.iter().map(|index| PollFd::new(sockets[*index].as_fd(), flags)).collect();
        let left = until.saturating_duration_since(Instant::now());
        poll(&mut polled, PollTimeout::try_from(left).unwrap_or(PollTimeout::ZERO))?;
        let ready: Vec<usize> = waiting
            .into_iter()
            .zip(&polled)
            .filter(|(_, fd)| fd.revents().is_some_and(|events| !events.is_empty()))
            .map(|(index, _)| index)
            .collect();
        for index in ready {
            hops[index] = Some(answer(&sockets[index])?);
        }
    }
    Ok(hops.into_iter().map(|hop| hop.unwrap_or(Hop::Silent)).collect())
}

/// A connection that goes no farther than `ttl` hops.
fn start(to: SocketAddr, ttl: u8) -> nix::Result<OwnedFd> {
    let family = if to.is_ipv4() { AddressFamily::Inet } else { AddressFamily::Inet6 };
    let flags = SockFlag::SOCK_NONBLOCK | SockFlag::SOCK_CLOEXEC;
    let fd = socket(family, SockType::Stream, flags, SockProtocol::Tcp)?;
    if to.is_ipv4() {
        setsockopt(&fd, Ipv4Ttl, &i32::from(ttl))?;
        setsockopt(&fd, Ipv4RecvErr, &true)?;
    } else {
        setsockopt(&fd, Ipv6Ttl, &i32::from(ttl))?;
        setsockopt(&fd, Ipv6RecvErr, &true)?;
    }
    match connect(fd.as_raw_fd(), &SockaddrStorage::from(to)) {
        // What failed at once tells itself in the answer.
        Ok(()) | Err(_) => Ok(fd),
    }
}

/// What became of a connection: a router's word from the error queue, or the server's own.
fn answer(fd: &OwnedFd) -> nix::Result<Hop> {
    if let Some(hop) = queued(fd) {
        return Ok(hop);
    }
    match Errno::from_raw(getsockopt(fd, SocketError)?) {
        Errno::UnknownErrno => Ok(Hop::Reached { open: true }),
        Errno::ECONNREFUSED | Errno::ECONNRESET => Ok(Hop::Reached { open: false }),
        _ => Ok(Hop::Silent),
    }
}

fn queued(fd: &OwnedFd) -> Option<Hop> {
    let mut bytes = [0; 512];
    let mut space = cmsg_space!(nix::libc::sock_extended_err, nix::libc::sockaddr_in6);
    let mut parts = [IoSliceMut::new(&mut bytes)];
    let flags = MsgFlags::MSG_ERRQUEUE | MsgFlags::MSG_DONTWAIT;
    let message = recvmsg::<SockaddrStorage>(fd.as_raw_fd(), &mut parts, Some(&mut space), flags).ok()?;
    message.cmsgs().ok()?.find_map(|control| {
        let (error, from): (_, IpAddr) = match control {
            ControlMessageOwned::Ipv4RecvErr(error, Some(from)) => {
                (error, Ipv4Addr::from(u32::from_be(from.sin_addr.s_addr)).into())
            }
            ControlMessageOwned::Ipv6RecvErr(error, Some(from)) => {
                (error, Ipv6Addr::from(from.sin6_addr.s6_addr).into())
            }
            _ => return None,
        };
        let exceeded = if from.is_ipv4() { EXCEEDED.0 } else { EXCEEDED.1 };
        Some(if error.ee_type == exceeded { Hop::Passed(from) } else { Hop::Rejected(from) })
    })
}
