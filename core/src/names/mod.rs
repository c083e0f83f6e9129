//! What DNS says of a domain and its mail servers, judged: records come in,
//! [`DnsFact`]s go out. The caller asks DNS; nothing here does.
//!
//! [`DnsFact`]: crate::report::DnsFact

mod answer;
mod dane;
mod dkim;
mod dmarc;
mod mta_sts;
mod mx;
mod ptr;
mod spf;
mod spf_check;
mod srv;
mod tags;
mod tls_rpt;

pub use answer::{Answer, Asked, LookFault, Record};
pub use dane::{Dane, dane_fact, tlsa_name, tlsa_record};
pub use dkim::{common_selectors, dkim_fact, dkim_facts};
pub use dmarc::{dmarc_fact, dmarc_names};
pub use mta_sts::{is_enforced, mta_sts_fact, mta_sts_host, wants_policy};
pub use mx::{MailHosts, MxHost, Purpose, mail_hosts, mx_facts};
pub use ptr::{PtrName, ptr_fact, reverse_name};
pub use spf_check::{SpfCheck, SpfQuestion};
pub use srv::{SRV_SERVICES, SrvTarget, srv_facts, srv_targets};
pub use tls_rpt::tls_rpt_fact;
