use super::namespace::{NO_HOST, NO_ROUTE, PROHIBITED, SILENT};
use anyhow::{Result, ensure};
use libtest_mimic::Trial;
use smtpdiag_tests::program::{self, Answer};
use smtpdiag_tests::suite::trial;

/// Every case, as tests.
pub fn all() -> Vec<Trial> {
    vec![
        trial("no_answer_to_connect", || address(SILENT, "net.server-down", "timed-out")),
        trial("no_route_to_host", || address(NO_HOST, "net.unreachable", "unreachable")),
        trial("no_route_to_network", || address(NO_ROUTE, "net.unreachable", "unreachable")),
        trial("forbidden_by_local_rules", || address(PROHIBITED, "net.permission-denied", "forbidden")),
        trial("nobody_listens", || address("127.0.0.1", "net.refused", "refused")),
        trial("one_port_is_dropped", || address("10.3.0.10", "net.port-blocked", "timed-out")),
        trial("mail_is_dropped_and_the_web_is_not", || address("10.3.0.11", "net.mail-blocked", "timed-out")),
        trial("host_is_down", || address("10.3.0.12", "net.server-down", "timed-out")),
        trial("port_is_prohibited", || rejected("10.3.0.13", "10.1.0.13", "net.port-blocked")),
        trial("port_is_rejected", || rejected("10.3.0.14", "10.1.0.14", "net.port-blocked")),
        trial("port_is_reset_and_others_open", || address("10.3.0.15", "net.refused", "refused")),
        trial("no_mail_port_is_served", || address("10.3.0.16", "net.refused", "refused")),
        trial("router_rejects_the_host", || rejected("10.3.0.17", "10.1.0.17", "net.unreachable")),
        trial("second_host_answers", || second("10.3.0.12", "10.3.0.20", "net.server-down", 0.95)),
        trial("second_host_does_not_either", || second("10.3.0.12", "10.3.0.21", "net.offline", 0.9)),
        trial("one_of_three_addresses_is_dead", || beside("three.example.org", "net.timeout")),
        trial("only_ipv6_is_broken", || beside("six.example.org", "net.ipv6")),
        trial("only_ipv4_is_broken", || beside("four.example.org", "net.ipv4")),
        trial("name_leads_to_a_web_server", || name("lies.example.org", "net.refused")),
        trial("keeps_to_the_port_when_told", alone),
        trial("ports_are_open", || ports(&["--to", "10.3.0.20"], "healthy", None)),
        trial("a_port_is_blocked", || {
            ports(&["587", "--to", "10.3.0.10"], "fault", Some("net.port-blocked"))
        }),
        trial("ports_for_mail_are_blocked", || {
            ports(&["--to", "10.3.0.11"], "fault", Some("net.mail-blocked"))
        }),
        trial("from_another_address", bound),
        trial("trace_names_the_hop", traced),
        trial("name_does_not_exist", || name("gone.example.org", "dns.nxdomain")),
        trial("name_has_no_address", || name("empty.example.org", "dns.nxdomain")),
        trial("name_server_fails", || name("broken.example.org", "dns.failure")),
        trial("name_server_refuses", || name("refused.example.org", "dns.failure")),
        trial("name_server_is_silent", || name("silent.example.org", "dns.failure")),
    ]
}

/// The cause, and how the attempt at this address ended.
fn address(ip: &str, cause: &str, state: &str) -> Result<()> {
    let answer = probe(&format!("{ip}:587"))?;
    answer.expect_fault(&[cause])?;
    let attempt = &answer.report["attempts"][0];
    ensure!(attempt["address"] == ip && attempt["state"] == state, "wanted {ip} {state}: {attempt}");
    Ok(())
}

/// A router says no to what comes from this address of ours.
fn rejected(ip: &str, from: &str, cause: &str) -> Result<()> {
    let answer = program::run(&["probe", ip, "--timeout", "2s", "--bind", from])?;
    answer.expect_fault(&[cause])?;
    let attempt = &answer.report["attempts"][0];
    ensure!(attempt["state"] == "unreachable", "{attempt}");
    Ok(())
}

fn name(host: &str, cause: &str) -> Result<()> {
    probe(host)?.expect_fault(&[cause])
}

/// With a second host to compare with.
fn second(ip: &str, other: &str, cause: &str, least: f64) -> Result<()> {
    let answer = program::run(&["probe", ip, "--timeout", "2s", "--compare-with", other])?;
    answer.expect_fault(&[cause])?;
    let confidence = answer.report["findings"][0]["confidence"].as_f64();
    ensure!(confidence >= Some(least), "{}", answer.told());
    Ok(())
}

/// The dialogue is fine; what does not work beside it is told.
fn beside(host: &str, cause: &str) -> Result<()> {
    let answer = program::run(&["probe", host, "--timeout", "2s", "--tls", "none"])?;
    let found = answer.report["findings"].as_array().into_iter().flatten();
    let found = found.filter(|finding| finding["cause"] == cause).count();
    ensure!(found == 1, "wanted {cause}: {}", answer.told());
    ensure!(
        answer.report["findings"][0]["severity"] != "error" || answer.verdict() == "fault",
        "{}",
        answer.told()
    );
    Ok(())
}

fn alone() -> Result<()> {
    let answer = program::run(&["probe", "10.3.0.10", "--timeout", "2s", "--no-comparison"])?;
    answer.expect_fault(&["net.timeout"])?;
    let attempts = answer.report["attempts"].as_array().map(Vec::len);
    ensure!(attempts == Some(1), "{}", answer.report["attempts"]);
    Ok(())
}

fn ports(arguments: &[&str], verdict: &str, cause: Option<&str>) -> Result<()> {
    let answer = program::run(&[&["ports", "--timeout", "2s"], arguments].concat())?;
    answer.expect(verdict, i32::from(verdict == "fault"))?;
    ensure!(answer.causes().first().copied() == cause, "{}", answer.told());
    Ok(())
}

/// The port is dropped at the second router; the first one is the last that answers for it.
fn traced() -> Result<()> {
    let answer = program::run(&["probe", "10.3.0.10", "--timeout", "2s", "--trace"])?;
    answer.expect_fault(&["net.port-blocked"])?;
    let seen = answer.report["findings"][0]["evidence"].to_string();
    let wanted = "traced: port 587 is dropped behind hop 1 (10.1.0.1); port 443 goes on to hop 3";
    ensure!(seen.contains(wanted), "{seen}");
    Ok(())
}

fn bound() -> Result<()> {
    let way = ["--bind", "10.1.0.2", "--interface", "c0", "--tls", "none", "-q", "connect"];
    program::run(&[&["probe", "10.3.0.20", "--timeout", "2s"], &way[..]].concat())?.expect_healthy()
}

fn probe(target: &str) -> Result<Answer> {
    program::run(&["probe", target, "--timeout", "2s"])
}
