use super::running::watched;
use crate::args::{Global, PortsArgs};
use crate::drive::{Means, Tools};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::dial::Dialer;
use crate::io::tls::{Roots, TlsClient};
use crate::output;
use crate::terminal::Screen;
use smtpdiag_core::probe::Machine;

/// Says which mail ports are open from here.
pub(super) fn run(screen: &mut Screen, args: &PortsArgs, global: &Global) -> Result<Exit, Failure> {
    let plan = args.plan()?;
    let (family, limit) = (plan.family, args.timeout);
    let tls = TlsClient::new(Roots::default());
    let tools = Tools { tls, dialer: Dialer::default(), dns: args.resolver.dns(), ptr: false };
    let driving = Means { tools, family, limit };
    let outcome = watched(screen, Machine::ports(plan), driving, "", global)?;
    let report = smtpdiag_core::diagnose_by(&outcome, smtpdiag_core::Rules::default(), global.lang);
    output::print(screen, &report, global)?;
    Ok(Exit::of(&report))
}
