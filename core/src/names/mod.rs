//! What DNS says of a domain and its mail servers, judged: records come in,
//! [`DnsFact`]s go out. The caller asks DNS; nothing here does.
//!
//! [`DnsFact`]: crate::report::DnsFact

mod answer;
mod mx;
mod ptr;
mod srv;

pub use answer::{Answer, Asked, LookFault, Record};
pub use mx::{MailHosts, MxHost, Purpose, mail_hosts, mx_facts};
pub use ptr::{PtrName, ptr_fact, reverse_name};
pub use srv::{SRV_SERVICES, SrvTarget, srv_facts, srv_targets};
