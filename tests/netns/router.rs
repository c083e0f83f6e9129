use super::namespace::run;
use anyhow::{Context, Result};
use rustix::thread::{LinkNameSpaceType, move_into_link_name_space};
use smtpdiag_tests::peer::Dialogue;
use std::fs::File;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::os::fd::AsFd as _;
use std::sync::mpsc;

/// Two routers and a server behind them, each in a namespace of its own:
/// `10.1.0.2 - hop1 - hop2 - 10.3.0.0/24`, and the same in `fd00::`.
const COMMANDS: &[&str] = &[
    "mkdir -p /run/netns",
    "mount -t tmpfs tmpfs /run/netns",
    "ip netns add hop1",
    "ip netns add hop2",
    "ip netns add server",
    "ip link add name c0 type veth peer name h1 netns hop1",
    "ip link add name h2 netns hop1 type veth peer name h3 netns hop2",
    "ip link add name h4 netns hop2 type veth peer name s0 netns server",
    "ip addr add 10.1.0.2/24 dev c0",
    "ip addr add fd00:1::2/64 dev c0 nodad",
    // Routers reject a source only a few times a second: each such test has its own.
    "ip addr add 10.1.0.13/24 dev c0",
    "ip addr add 10.1.0.14/24 dev c0",
    "ip addr add 10.1.0.17/24 dev c0",
    "ip link set c0 up",
    "ip -n hop1 addr add 10.1.0.1/24 dev h1",
    "ip -n hop1 addr add fd00:1::1/64 dev h1 nodad",
    "ip -n hop1 link set h1 up",
    "ip -n hop1 addr add 10.2.0.1/24 dev h2",
    "ip -n hop1 addr add fd00:2::1/64 dev h2 nodad",
    "ip -n hop1 link set h2 up",
    "ip -n hop2 addr add 10.2.0.2/24 dev h3",
    "ip -n hop2 addr add fd00:2::2/64 dev h3 nodad",
    "ip -n hop2 link set h3 up",
    "ip -n hop2 addr add 10.3.0.1/24 dev h4",
    "ip -n hop2 addr add fd00:3::1/64 dev h4 nodad",
    "ip -n hop2 link set h4 up",
    "ip -n server link set lo up",
    "ip -n server link set s0 up",
    "ip -n server addr add 10.3.0.2/24 dev s0",
    "ip -n server addr add fd00:3::2/64 dev s0 nodad",
    "ip route add 10.0.0.0/8 via 10.1.0.1",
    "ip -6 route add fd00::/16 via fd00:1::1",
    "ip -n hop1 route add 10.3.0.0/24 via 10.2.0.2",
    "ip -n hop1 -6 route add fd00:3::/64 via fd00:2::2",
    "ip -n hop2 route add 10.1.0.0/24 via 10.2.0.1",
    "ip -n hop2 -6 route add fd00:1::/64 via fd00:2::1",
    "ip -n server route add default via 10.3.0.1",
    "ip -n server -6 route add default via fd00:3::1",
];

/// A server of the tests: its address, where it listens, and what the second
/// router does with some of its ports (0 stands for all).
pub struct Served {
    pub ip: &'static str,
    pub listens: &'static [u16],
    pub rules: &'static [(&'static str, u16)],
}

const ALL: &[u16] = &[25, 465, 587, 2525, 443];

/// Every server.
pub const SERVERS: &[Served] = &[
    Served { ip: "10.3.0.10", listens: ALL, rules: &[("blackhole", 587)] },
    Served {
        ip: "10.3.0.11",
        listens: ALL,
        rules: &[("blackhole", 25), ("blackhole", 465), ("blackhole", 587), ("blackhole", 2525)],
    },
    Served { ip: "10.3.0.12", listens: ALL, rules: &[("blackhole", 0)] },
    Served { ip: "10.3.0.13", listens: ALL, rules: &[("prohibit", 587)] },
    Served { ip: "10.3.0.14", listens: ALL, rules: &[("unreachable", 587)] },
    Served { ip: "10.3.0.15", listens: &[25, 465, 443], rules: &[] },
    Served { ip: "10.3.0.16", listens: &[443], rules: &[] },
    Served { ip: "10.3.0.17", listens: ALL, rules: &[("unreachable", 0)] },
    Served { ip: "10.3.0.20", listens: ALL, rules: &[] },
    Served { ip: "10.3.0.21", listens: ALL, rules: &[("blackhole", 0)] },
    Served { ip: "10.3.0.22", listens: ALL, rules: &[] },
    Served { ip: "fd00:3::20", listens: ALL, rules: &[] },
    Served { ip: "fd00:3::21", listens: ALL, rules: &[("blackhole", 0)] },
];

/// Builds it all and starts the servers, which end with the process.
pub fn start() -> Result<()> {
    COMMANDS.iter().try_for_each(|command| run(command))?;
    for hop in ["hop1", "hop2"] {
        // Routers may answer as often as they are asked.
        for setting in [
            "ipv4.ip_forward=1",
            "ipv6.conf.all.forwarding=1",
            "ipv4.icmp_ratelimit=0",
            "ipv6.icmp.ratelimit=0",
        ] {
            run(&format!("ip netns exec {hop} sysctl -qw net.{setting}"))?;
        }
    }
    for server in SERVERS {
        let (family, width, flags) =
            if server.ip.contains(':') { ("-6", 64, " nodad") } else { ("-4", 24, "") };
        run(&format!("ip -n server addr add {}/{width} dev s0{flags}", server.ip))?;
        for (action, port) in server.rules {
            let port = if *port == 0 { String::new() } else { format!(" dport {port}") };
            run(&format!("ip -n hop2 {family} rule add to {} ipproto tcp{port} {action}", server.ip))?;
        }
    }
    serve()
}

/// A thread that moved into the namespace of the server listens there.
fn serve() -> Result<()> {
    let (ready, started) = mpsc::channel();
    std::thread::spawn(move || {
        ready.send(listen()).ok();
    });
    started.recv().context("the servers did not start")?
}

fn listen() -> Result<()> {
    let namespace = File::open("/run/netns/server")?;
    move_into_link_name_space(namespace.as_fd(), Some(LinkNameSpaceType::Network))?;
    for server in SERVERS {
        let ip: IpAddr = server.ip.parse()?;
        for port in server.listens {
            let listener = TcpListener::bind(SocketAddr::new(ip, *port))
                .with_context(|| format!("{ip} port {port} in the namespace of the server"))?;
            std::thread::spawn(move || {
                let dialogue = Dialogue { greeting: "220 mx.example.org ESMTP", replies: &[] };
                for stream in listener.incoming().flatten() {
                    std::thread::spawn(move || dialogue.serve(stream).ok());
                }
            });
        }
    }
    Ok(())
}
