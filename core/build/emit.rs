//! Checked data as Rust statics.

use crate::load::Knowledge;
use crate::registry;
use crate::ruleset::{self as schema, File, Packed, Target};
use crate::texts::Layer;
use std::fmt::Write;

/// The whole generated file.
pub fn emit(knowledge: &Knowledge, packed: &Packed, layers: &[Layer], german: &[Layer]) -> String {
    let mut out = String::from("// Generated from core/data by core/build; do not edit.\n");
    list(&mut out, "CAUSES", "Cause", knowledge.causes.iter().map(|c| cause(c, knowledge)));
    let first = layers.iter().map(|layer| format!("({:?}, {})", layer.name, layer.first));
    list(&mut out, "LAYERS", "(&str, u16)", first);
    let file = |folder: &'static str| {
        move |layer: &Layer| {
            format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/{folder}/{}.txt\"))", layer.name)
        }
    };
    out.push_str("#[cfg(feature = \"texts\")]\n");
    list(&mut out, "TEXTS", "&str", layers.iter().map(file("texts")));
    out.push_str(GERMAN);
    list(&mut out, "TEXTS_GERMAN", "&str", german.iter().map(file("texts-de")));
    list(&mut out, "SOFTWARE", "Software", knowledge.software.iter().map(software));
    let programs = knowledge.software.iter().map(|s| (&s.id, &s.data.name, &s.data.queue));
    let services = knowledge.providers.iter().map(|p| (&p.id, &p.data.name, &p.data.queue));
    let queues = services.map(|q| (q, true)).chain(programs.map(|q| (q, false)));
    let queues = queues.filter(|((_, _, queue), _)| !queue.replies.is_empty());
    list(
        &mut out,
        "QUEUES",
        "Queue",
        queues.map(|((id, name, queue), service)| queued(id, name, queue, service)),
    );
    list(&mut out, "NETWORKS", "Network", knowledge.networks.iter().map(|n| network(n, knowledge)));
    let mut words = 0_u16..;
    let mut words = || words.next().unwrap_or(0);
    let reply = registry::reply_codes(knowledge).map(|c| code(c, "", words(), knowledge));
    list(&mut out, "REPLY_CODES", "Code", reply);
    let enhanced = registry::enhanced_codes(knowledge).map(|(part, c)| code(c, part, words(), knowledge));
    list(&mut out, "ENHANCED_CODES", "Code", enhanced);
    let port = |p: &schema::Port| format!("Port {{ number: {}, words: Words({}) }}", p.number, words());
    list(&mut out, "PORTS", "Port", registry::ports(knowledge).map(port));
    list(&mut out, "PROVIDERS", "Provider", knowledge.providers.iter().map(|p| provider(p, words())));
    knowledge.tls.emit(&mut out);
    list(&mut out, "MARKS", "Target", packed.marks.iter().map(|t| target_text(*t)));
    out
}

/// What keeps German out of a build without it.
const GERMAN: &str = "#[cfg(feature = \"german\")]\n";

/// The fixed words: their names are the fields of a struct, each language is one value.
pub fn words(knowledge: &Knowledge) -> String {
    let mut out = String::from("// Generated from core/data/locales by core/build; do not edit.\n");
    let Some(english) = &knowledge.words else { return out };
    let german = knowledge.german.words.as_ref();
    out.push_str("/// The fixed words of the answers; see `data/locales`.\n#[derive(Debug)]\n");
    out.push_str("pub(crate) struct Words {\n");
    for name in english.data.0.keys() {
        let _ = writeln!(out, "    pub(crate) {name}: &'static str,");
    }
    out.push_str("}\n");
    for (german, name) in [(None, "WORDS_ENGLISH"), (german, "WORDS_GERMAN")] {
        if name == "WORDS_GERMAN" {
            out.push_str(GERMAN);
        }
        let _ = writeln!(out, "static {name}: Words = Words {{");
        for (name, text) in &english.data.0 {
            let text = german.and_then(|file| file.data.0.get(name)).unwrap_or(text);
            let _ = writeln!(out, "    {name}: {:?},", text.get_ref());
        }
        out.push_str("};\n");
    }
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
    format!(
        "Cause {{ id: {:?}, stage: Stage::{}, severity: Severity::{}, who: Who::{}, explains: {}, of_strangers: {}, \
         retry_helps: {}, text: None }}",
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
    )
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

/// `check` has seen that each reply holds `{id}` once.
fn queued(id: &str, name: &str, queue: &schema::Queue, service: bool) -> String {
    let parts = queue.replies.iter().filter_map(|reply| reply.get_ref().split_once("{id}"));
    let replies: Vec<String> = parts.map(|pair| format!("{pair:?}")).collect();
    let find = texts(queue.find.iter().map(String::as_str));
    format!(
        "Queue {{ id: {id:?}, name: {name:?}, service: {service}, replies: &[{}], find: {find} }}",
        replies.join(", ")
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

fn provider(file: &File<schema::Provider>, words: u16) -> String {
    let p = &file.data;
    let hosts =
        p.hosts.iter().map(|h| format!("Host {{ host: {:?}, port: {}, tls: {:?} }}", h.host, h.port, h.tls));
    format!(
        "Provider {{ id: {:?}, name: {:?}, domains: {}, hosts: &[{}], requires: {}, words: Words({words}) }}",
        file.id,
        p.name,
        texts(p.domains.iter().map(String::as_str)),
        hosts.collect::<Vec<_>>().join(", "),
        texts(p.auth.requires.iter().map(String::as_str)),
    )
}

fn code(c: &schema::Code, part: &str, words: u16, knowledge: &Knowledge) -> String {
    format!(
        "Code {{ code: {:?}, up_to: {:?}, part: {part:?}, causes: {}, words: Words({words}) }}",
        c.code.get_ref(),
        c.up_to,
        causes(c.causes.iter().map(toml::Spanned::get_ref), knowledge),
    )
}

fn target_text(target: Target) -> String {
    match target {
        Target::Rule(i) => format!("Target::Rule({i})"),
        Target::Software(i) => format!("Target::Software({i})"),
        Target::Provider(i) => format!("Target::Provider({i})"),
    }
}
