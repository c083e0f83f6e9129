use crate::knowledge::{Cause as Told, CauseId, Confirm, Fix, Link, Text};
use crate::report::{Severity, Stage, Who};
use crate::ruleset::{Cause, File};
use toml::Spanned;

/// A checked file as a cause of the tables. Its texts stay to the end of the process.
pub(super) fn built(file: &File<Cause>, id_of: &dyn Fn(&str) -> Option<CauseId>) -> Told {
    let cause = &file.data;
    let explains: Vec<CauseId> = cause.explains.iter().filter_map(|id| id_of(id.get_ref())).collect();
    Told {
        id: kept(&file.id),
        stage: stage(cause.stage.get_ref()),
        severity: severity(cause.severity.get_ref()),
        who: who(cause.who.get_ref()),
        explains: explains.leak(),
        of_strangers: cause.strangers.as_ref().and_then(|id| id_of(id.get_ref())),
        retry_helps: cause.retry.helps,
        text: Some(Box::leak(Box::new(text(cause)))),
    }
}

fn text(cause: &Cause) -> Text {
    Text {
        title: kept(cause.text.title.get_ref()),
        summary: kept(cause.text.summary.get_ref()),
        explanation: kept(cause.text.explanation.get_ref()),
        retry_after: cause.retry.after.as_deref().map(kept),
        avoid: texts(&cause.text.avoid),
        confirm: confirm(cause),
        fixes: fixes(cause),
        references: links(cause),
    }
}

fn kept(text: &str) -> &'static str {
    text.to_owned().leak()
}

fn texts(list: &[Spanned<String>]) -> Vec<&'static str> {
    list.iter().map(|text| kept(text.get_ref())).collect()
}

fn confirm(cause: &Cause) -> Vec<Confirm> {
    let one = |c: &crate::ruleset::Confirm| Confirm {
        os: kept(c.os.get_ref()),
        command: kept(c.command.get_ref()),
        expect: kept(c.expect.get_ref()),
    };
    cause.confirm.iter().map(one).collect()
}

fn fixes(cause: &Cause) -> Vec<Fix> {
    let one = |f: &crate::ruleset::Fix| Fix { platform: kept(f.platform.get_ref()), steps: texts(&f.steps) };
    cause.fix.iter().map(one).collect()
}

fn links(cause: &Cause) -> Vec<Link> {
    let one = |r: &crate::ruleset::Reference| Link { title: kept(&r.title), url: kept(r.url.get_ref()) };
    cause.reference.iter().map(one).collect()
}

/// The words are checked already; each last one stands for the rest.
fn stage(word: &str) -> Stage {
    match word {
        "client" => Stage::Client,
        "dns" => Stage::Dns,
        "network" => Stage::Network,
        "tls" => Stage::Tls,
        "auth" => Stage::Auth,
        "envelope" => Stage::Envelope,
        "message" => Stage::Message,
        _ => Stage::Delivery,
    }
}

fn severity(word: &str) -> Severity {
    match word {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        _ => Severity::Info,
    }
}

fn who(word: &str) -> Who {
    match word {
        "you" => Who::You,
        "your-host" => Who::YourHost,
        "provider" => Who::Provider,
        "recipient" => Who::Recipient,
        _ => Who::Nobody,
    }
}
