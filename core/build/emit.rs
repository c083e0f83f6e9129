//! Checked data as Rust statics.

use crate::grams;
use crate::load::{File, Knowledge};
use crate::pattern::Piece;
use crate::rules::{Rule, Rules, Target};
use crate::schema::{self, OneOrMany};
use std::fmt::Write;

/// The whole generated file.
pub fn emit(knowledge: &Knowledge, rules: &Rules) -> String {
    let mut out = String::from("// Generated from core/data by core/build; do not edit.\n");
    list(&mut out, "CAUSES", "Cause", knowledge.causes.iter().map(|c| cause(c, knowledge)));
    list(&mut out, "SOFTWARE", "Software", knowledge.software.iter().map(software));
    list(&mut out, "NETWORKS", "Network", knowledge.networks.iter().map(|n| network(n, knowledge)));
    list(&mut out, "PROVIDERS", "Provider", knowledge.providers.iter().map(provider));
    let reply = knowledge.reply.iter().flat_map(|f| &f.data.code);
    list(&mut out, "REPLY_CODES", "Code", reply.map(|c| code(c, "", knowledge)));
    let enhanced = knowledge.enhanced.iter().flat_map(|f| {
        let class = f.data.class.iter().map(|c| code(c, "class", knowledge));
        let subject = f.data.subject.iter().map(|c| code(c, "subject", knowledge));
        class.chain(subject).chain(f.data.detail.iter().map(|c| code(c, "detail", knowledge)))
    });
    list(&mut out, "ENHANCED_CODES", "Code", enhanced);
    let ports = knowledge.ports.iter().flat_map(|f| &f.data.port);
    list(&mut out, "PORTS", "Port", ports.map(port));
    knowledge.tls.emit(&mut out);
    list(&mut out, "RULES", "Rule", rules.rules.iter().map(rule));
    list(
        &mut out,
        "VARIANTS",
        "Variant",
        rules.variants.iter().map(|(v, target)| {
            let pieces: Vec<String> = v.pieces.iter().map(piece).collect();
            format!(
                "Variant {{ pieces: &[{}], at_start: {}, at_end: {}, target: {} }}",
                pieces.join(", "),
                v.at_start,
                v.at_end,
                target_text(*target)
            )
        }),
    );
    let index = grams::index(rules.variants.iter().map(|(v, _)| v));
    list(&mut out, "GRAMS", "(u32, u16)", index.iter().map(|(g, v)| format!("({g}, {v})")));
    out
}

fn list(out: &mut String, name: &str, kind: &str, items: impl Iterator<Item = String>) {
    let _ = writeln!(out, "pub(crate) static {name}: &[{kind}] = &[");
    for item in items {
        let _ = writeln!(out, "    {item},");
    }
    let _ = writeln!(out, "];");
}

fn texts<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    let items: Vec<String> = items.into_iter().map(|s| format!("{s:?}")).collect();
    format!("&[{}]", items.join(", "))
}

fn cause_index(id: &str, knowledge: &Knowledge) -> usize {
    knowledge.causes.iter().position(|c| c.id == id).unwrap_or(0)
}

fn causes<'a>(ids: impl Iterator<Item = &'a String>, knowledge: &Knowledge) -> String {
    let ids: Vec<String> = ids.map(|id| format!("CauseId({})", cause_index(id, knowledge))).collect();
    format!("&[{}]", ids.join(", "))
}

fn cause(file: &File<schema::Cause>, knowledge: &Knowledge) -> String {
    let c = &file.data;
    let confirm: Vec<String> = c
        .confirm
        .iter()
        .map(|x| {
            let (os, command, expect) = (x.os.get_ref(), x.command.get_ref(), x.expect.get_ref());
            format!("Confirm {{ os: {os:?}, command: {command:?}, expect: {expect:?} }}")
        })
        .collect();
    let fixes: Vec<String> = c
        .fix
        .iter()
        .map(|x| {
            let steps = texts(x.steps.iter().map(|s| s.get_ref().as_str()));
            format!("Fix {{ platform: {:?}, steps: {steps} }}", x.platform.get_ref())
        })
        .collect();
    format!(
        "Cause {{ id: {:?}, stage: Stage::{}, severity: Severity::{}, who: Who::{}, explains: {}, of_strangers: {}, \
         retry_helps: {}, retry_after: {:?}, title: {:?}, summary: {:?}, explanation: {:?}, avoid: {}, \
         confirm: &[{}], fixes: &[{}], references: {} }}",
        file.id,
        variant_name(c.stage.get_ref()),
        variant_name(c.severity.get_ref()),
        variant_name(c.who.get_ref()),
        causes(c.explains.iter().map(toml::Spanned::get_ref), knowledge),
        c.strangers.as_ref().map_or_else(
            || "None".to_owned(),
            |id| { format!("Some(CauseId({}))", cause_index(id.get_ref(), knowledge)) }
        ),
        c.retry.helps,
        c.retry.after,
        c.text.title.get_ref(),
        c.text.summary.get_ref(),
        c.text.explanation.get_ref(),
        texts(c.text.avoid.iter().map(|s| s.get_ref().as_str())),
        confirm.join(", "),
        fixes.join(", "),
        references(&c.reference),
    )
}

fn references(list: &[schema::Reference]) -> String {
    let items = list.iter().map(|r| format!("Link {{ title: {:?}, url: {:?} }}", r.title, r.url.get_ref()));
    format!("&[{}]", items.collect::<Vec<_>>().join(", "))
}

/// `your-host` as `YourHost`.
fn variant_name(id: &str) -> String {
    let words = id.split('-').map(|w| w[..1].to_ascii_uppercase() + &w[1..]);
    words.collect()
}

fn software(file: &File<schema::Software>) -> String {
    let s = &file.data;
    let releases = s.releases.iter().map(|r| format!("({:?}, {})", r.version, r.year));
    format!(
        "Software {{ id: {:?}, name: {:?}, role: {:?}, platform: {:?}, debug: {:?}, releases: &[{}] }}",
        file.id,
        s.name,
        s.role.get_ref(),
        s.platform.get_ref(),
        s.debug,
        releases.collect::<Vec<_>>().join(", ")
    )
}

fn network(file: &File<schema::Network>, knowledge: &Knowledge) -> String {
    let n = &file.data;
    let list = |items: &[String]| texts(items.iter().map(String::as_str));
    let causes = n.causes.iter().map(|id| format!("CauseId({})", cause_index(id.get_ref(), knowledge)));
    format!(
        "Network {{ id: {:?}, name: {:?}, ports: &{:?}, default_state: {:?}, causes: &[{}], how_to_lift: {}, \
         request: {:?}, source: {:?}, dmi: {}, cloud: {}, names: {}, env: {}, files: {} }}",
        file.id,
        n.name,
        n.ports,
        n.default_state,
        causes.collect::<Vec<_>>().join(", "),
        list(&n.how_to_lift),
        n.request,
        n.source,
        list(&n.signs.dmi),
        list(&n.signs.cloud),
        list(&n.signs.names),
        list(&n.signs.env),
        list(&n.signs.files)
    )
}

fn provider(file: &File<schema::Provider>) -> String {
    let p = &file.data;
    let hosts =
        p.hosts.iter().map(|h| format!("Host {{ host: {:?}, port: {}, tls: {:?} }}", h.host, h.port, h.tls));
    let limits = p.limits.iter().map(|(key, value)| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        format!("({:?}, {value:?})", key.replace('_', " "))
    });
    format!(
        "Provider {{ id: {:?}, name: {:?}, kind: {:?}, domains: {}, hosts: &[{}], mechanisms: {}, username: {:?}, \
         requires: {}, limits: &[{}], references: {} }}",
        file.id,
        p.name,
        p.kind,
        texts(p.domains.iter().map(String::as_str)),
        hosts.collect::<Vec<_>>().join(", "),
        texts(p.auth.mechanisms.iter().map(String::as_str)),
        p.auth.username,
        texts(p.auth.requires.iter().map(String::as_str)),
        limits.collect::<Vec<_>>().join(", "),
        references(&p.references),
    )
}

fn code(c: &schema::Code, part: &str, knowledge: &Knowledge) -> String {
    let rfc = OneOrMany::list(c.rfc.as_ref());
    format!(
        "Code {{ code: {:?}, up_to: {:?}, part: {part:?}, name: {:?}, meaning: {:?}, at: {}, causes: {}, basic_codes: {}, rfc: {}, \
         status: {:?}, notes: {:?}, vendor: {:?} }}",
        c.code.get_ref(),
        c.up_to,
        c.name,
        c.meaning,
        texts(c.at.iter().map(String::as_str)),
        causes(c.causes.iter().map(toml::Spanned::get_ref), knowledge),
        texts(c.basic_codes.iter().map(String::as_str)),
        texts(rfc.iter().map(String::as_str)),
        c.status,
        c.notes,
        c.vendor
    )
}

fn port(p: &schema::Port) -> String {
    format!(
        "Port {{ number: {}, name: {:?}, tls: {:?}, meaning: {:?}, usage: {:?}, notes: {:?}, rfc: {} }}",
        p.number,
        p.name,
        p.tls,
        p.meaning,
        p.usage,
        p.notes,
        texts(p.rfc.iter().map(String::as_str))
    )
}

fn rule(r: &Rule) -> String {
    let numbers = |list: &[usize]| list.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let codes: Vec<String> = r.codes.iter().filter_map(|c| code_range(c)).collect();
    let enhanced: Vec<String> = r.enhanced.iter().filter_map(|c| enhanced_mask(c)).collect();
    let steps: Vec<String> =
        r.commands.iter().filter_map(|c| step(c)).map(|s| format!("Step::{s}")).collect();
    let modes: Vec<String> = r.tls_modes.iter().map(|m| format!("TlsMode::{}", mode(m))).collect();
    let side = r.side.as_ref().map(|s| format!("Side::{}", variant_name(s)));
    format!(
        "Rule {{ id: {:?}, cause: CauseId({}), confidence: {:?}, specificity: {}, has_text: {}, codes: &[{}], \
         enhanced: &[{}], commands: &[{}], providers: &[{}], software: &[{}], side: {}, tls_modes: &[{}], \
         ports: &{:?}, shows_provider: {:?}, needs_provider: {}, guess: {} }}",
        r.id,
        r.cause,
        r.confidence,
        r.specificity,
        r.has_text,
        codes.join(", "),
        enhanced.join(", "),
        steps.join(", "),
        numbers(&r.providers),
        numbers(&r.software),
        side.map_or_else(|| "None".to_owned(), |s| format!("Some({s})")),
        modes.join(", "),
        r.ports,
        r.shows_provider,
        r.needs_provider,
        r.guess
    )
}

/// `535` as `(535, 535)`, `4xx` as `(400, 499)`.
pub fn code_range(text: &str) -> Option<String> {
    if let Some(class) = text.strip_suffix("xx").and_then(|c| c.parse::<u16>().ok()) {
        return Some(format!("({}, {})", class * 100, class * 100 + 99));
    }
    text.parse::<u16>().ok().map(|code| format!("({code}, {code})"))
}

/// `5.7.8` as `(5, 7, 8)`, `x.7.8` as `(0, 7, 8)`.
pub fn enhanced_mask(text: &str) -> Option<String> {
    let mut parts = text.split('.');
    let class = parts.next()?;
    let class: u8 = if class == "x" { 0 } else { class.parse().ok()? };
    let (subject, detail): (u16, u16) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    parts.next().is_none().then(|| format!("({class}, {subject}, {detail})"))
}

/// The variant of `Step` that a command name means.
pub fn step(name: &str) -> Option<&'static str> {
    Some(match name {
        "connect" => "Connect",
        "ehlo" => "Ehlo",
        "starttls" => "StartTls",
        "tls" => "Tls",
        "auth" => "Auth",
        "mail" => "Mail",
        "rcpt" => "Rcpt",
        "data" => "Data",
        "message" => "Message",
        "quit" => "Quit",
        _ => return None,
    })
}

fn mode(name: &str) -> &'static str {
    match name {
        "starttls" => "StartTls",
        "implicit" => "Implicit",
        _ => "None",
    }
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Literal(text) => format!("Piece::Literal({text:?})"),
        Piece::Hole(name) => format!("Piece::Hole(Hole::{})", hole(name)),
    }
}

fn hole(name: &str) -> String {
    match name {
        "*" => "Gap".into(),
        "~" => "Rest".into(),
        "n" => "Number".into(),
        other => variant_name(other),
    }
}

fn target_text(target: Target) -> String {
    match target {
        Target::Rule(i) => format!("Target::Rule({i})"),
        Target::Software(i) => format!("Target::Software({i})"),
        Target::Provider(i) => format!("Target::Provider({i})"),
    }
}
