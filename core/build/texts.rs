//! What causes say, and the names of rules, layer by layer;
//! `src/knowledge/texts.rs` reads it.
//!
//! A field stands behind a control character that tells what it is, so texts
//! hold none but the end of a line.

use crate::load::Knowledge;
use crate::ruleset::{Cause, File, Packed, Problems};

/// The texts of the causes whose ids begin with `name`.
pub struct Layer {
    pub name: String,
    /// The number of its first cause.
    pub first: usize,
    pub texts: String,
}

/// All layers, in the order of causes.
pub fn layers(knowledge: &Knowledge, packed: &Packed) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    for (number, cause) in knowledge.causes.iter().enumerate() {
        let name = layer(&cause.id);
        if layers.last().is_none_or(|last| last.name != name) {
            let rules = packed.names.iter().filter(|(cause, _)| layer(&knowledge.causes[*cause].id) == name);
            let names: Vec<&str> = rules.map(|(_, name)| name.as_str()).collect();
            let texts = format!("\x01{}", names.join("\n"));
            layers.push(Layer { name: name.to_owned(), first: number, texts });
        }
        if let Some(last) = layers.last_mut() {
            write(cause, &mut last.texts);
        }
    }
    layers
}

fn layer(id: &str) -> &str {
    id.split_once('.').map_or(id, |(layer, _)| layer)
}

fn write(file: &File<Cause>, out: &mut String) {
    for (tag, text) in fields(&file.data) {
        out.push(tag);
        out.push_str(text);
    }
}

fn fields(cause: &Cause) -> Vec<(char, &str)> {
    let text = &cause.text;
    let mut fields = vec![
        ('\x02', text.title.get_ref().as_str()),
        ('\x03', text.summary.get_ref()),
        ('\x04', text.explanation.get_ref()),
    ];
    fields.extend(cause.retry.after.iter().map(|after| ('\x05', after.as_str())));
    fields.extend(text.avoid.iter().map(|avoid| ('\x06', avoid.get_ref().as_str())));
    for confirm in &cause.confirm {
        fields.push(('\x07', confirm.os.get_ref()));
        fields.push(('\x08', confirm.command.get_ref()));
        fields.push(('\x0e', confirm.expect.get_ref()));
    }
    for fix in &cause.fix {
        fields.push(('\x0f', fix.platform.get_ref()));
        fields.extend(fix.steps.iter().map(|step| ('\x10', step.get_ref().as_str())));
    }
    for link in &cause.reference {
        fields.push(('\x11', &link.title));
        fields.push(('\x12', link.url.get_ref()));
    }
    fields
}

/// No text may hold what parts them.
pub(crate) fn check(knowledge: &Knowledge, problems: &mut Problems) {
    for file in &knowledge.causes {
        let parts = |c: char| c < ' ' && c != '\n';
        for (_, text) in fields(&file.data).iter().filter(|(_, text)| text.contains(parts)) {
            let what = format!("a control character in \"{}\"", text.escape_debug());
            problems.add(
                &file.source,
                file.data.text.title.span(),
                &what,
                "write blanks and ends of lines alone",
            );
        }
    }
}
