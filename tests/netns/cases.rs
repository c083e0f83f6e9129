use super::namespace::{NO_HOST, NO_ROUTE, PROHIBITED, SILENT};
use anyhow::{Result, ensure};
use libtest_mimic::Trial;
use smtpdiag_tests::program::{self, Answer};
use smtpdiag_tests::suite::trial;

/// Every case, as tests.
pub fn all() -> Vec<Trial> {
    vec![
        trial("no_answer_to_connect", || address(SILENT, "net.timeout", "timed-out")),
        trial("no_route_to_host", || address(NO_HOST, "net.unreachable", "unreachable")),
        trial("no_route_to_network", || address(NO_ROUTE, "net.unreachable", "unreachable")),
        trial("forbidden_by_local_rules", || address(PROHIBITED, "net.permission-denied", "forbidden")),
        trial("nobody_listens", || address("127.0.0.1", "net.refused", "refused")),
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

fn name(host: &str, cause: &str) -> Result<()> {
    probe(host)?.expect_fault(&[cause])
}

fn probe(target: &str) -> Result<Answer> {
    program::run(&["probe", target, "--timeout", "2s"])
}
