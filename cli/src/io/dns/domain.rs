//! The questions to DNS about a domain, beside its mail servers.

use super::{Dns, RecordType};
use smtpdiag_core::names::{
    Asked, SRV_SERVICES, SpfCheck, SpfQuestion, common_selectors, dkim_facts, dmarc_fact, dmarc_names,
    srv_facts, tls_rpt_fact,
};
use smtpdiag_core::report::DnsFact;
use std::time::Duration;
use tokio::task::JoinSet;

/// Questions without an answer, after which no more are asked.
const FAILURES: usize = 4;
/// Questions under way at once.
const AT_ONCE: usize = 16;

impl Dns {
    /// Follows an SPF record.
    pub(crate) async fn spf(self, domain: &str, limit: Duration) -> DnsFact {
        let mut check = SpfCheck::new(domain);
        while let Some(question) = check.next_question() {
            let asked = match &question {
                SpfQuestion::Txt(name) => self.ask(name, RecordType::TXT, limit).await,
                SpfQuestion::Addresses(name) => self.addresses(name, limit).await,
                SpfQuestion::Mx(name) => self.ask(name, RecordType::MX, limit).await,
            };
            check.answer(&asked);
        }
        check.finish()
    }

    /// The DKIM keys with these names, or with the usual ones.
    pub(crate) async fn dkim(self, domain: &str, selectors: &[String], limit: Duration) -> Vec<DnsFact> {
        let given = !selectors.is_empty();
        let names: Vec<String> =
            if given { selectors.to_vec() } else { common_selectors().map(str::to_owned).collect() };
        let questions = names.into_iter().map(|s| (format!("{s}._domainkey.{domain}"), s)).collect();
        dkim_facts(domain, given, &self.txt_of_all(questions, limit).await)
    }

    /// The DMARC policy.
    pub(crate) async fn dmarc(self, domain: &str, limit: Duration) -> DnsFact {
        let questions = dmarc_names(domain).into_iter().map(|name| (name.clone(), name)).collect();
        dmarc_fact(domain, &self.txt_of_all(questions, limit).await)
    }

    /// Where reports about TLS go.
    pub(crate) async fn tls_rpt(self, domain: &str, limit: Duration) -> DnsFact {
        tls_rpt_fact(domain, &self.ask(&format!("_smtp._tls.{domain}"), RecordType::TXT, limit).await)
    }

    /// Submission servers.
    pub(crate) async fn srv(self, domain: &str, limit: Duration) -> Vec<DnsFact> {
        srv_facts(domain, &self.srv_answers(domain, limit).await)
    }

    /// The answers for each of [`SRV_SERVICES`].
    pub(crate) async fn srv_answers(self, domain: &str, limit: Duration) -> Vec<Asked> {
        let mut asked = Vec::new();
        for (service, _) in SRV_SERVICES {
            asked.push(self.ask(&format!("{service}.{domain}"), RecordType::SRV, limit).await);
        }
        asked
    }

    /// Asks for TXT of many names at once; the answers come in the order of
    /// the questions, under their keys.
    async fn txt_of_all(self, questions: Vec<(String, String)>, limit: Duration) -> Vec<(String, Asked)> {
        let mut waiting = questions.into_iter().enumerate();
        let mut running = JoinSet::new();
        let mut answers: Vec<(usize, String, Asked)> = Vec::new();
        let failed =
            |(.., asked): &&(usize, String, Asked)| matches!(asked, Err(fault) if fault.is_failure());
        loop {
            while running.len() < AT_ONCE
                && answers.iter().filter(failed).count() < FAILURES
                && let Some((at, (name, key))) = waiting.next()
            {
                running.spawn(async move { (at, key, self.ask(&name, RecordType::TXT, limit).await) });
            }
            match running.join_next().await {
                Some(Ok(answer)) => answers.push(answer),
                Some(Err(_)) => {}
                None => break,
            }
        }
        answers.sort_by_key(|(at, ..)| *at);
        answers.into_iter().map(|(_, key, asked)| (key, asked)).collect()
    }
}
