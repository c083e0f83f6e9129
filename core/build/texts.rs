//! What causes say, and the names of rules, layer by layer;
//! `src/knowledge/texts.rs` reads it.
//!
//! A field stands behind a control character that tells what it is, so texts
//! hold none but the end of a line.

use crate::load::Knowledge;
use crate::locale::{Overlay, Texts};
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
    let mut layers = told(knowledge, |cause| Texts::english(&cause.data));
    for layer in &mut layers {
        let of_layer = |cause: usize| layer_name(&knowledge.causes[cause].id) == layer.name;
        let rules = packed.names.iter().filter(|(cause, _)| of_layer(*cause));
        let names: Vec<&str> = rules.map(|(_, name)| name.as_str()).collect();
        layer.texts.insert_str(0, &format!("\x01{}", names.join("\n")));
    }
    layers
}

/// The same in German, without the names of rules, which are in no language.
pub fn german(knowledge: &Knowledge) -> Vec<Layer> {
    told(knowledge, |cause| Texts::overlaid(&cause.data, overlay(knowledge, &cause.id)))
}

fn overlay<'a>(knowledge: &'a Knowledge, id: &str) -> Option<&'a Overlay> {
    knowledge.german.causes.iter().find(|overlay| overlay.id == id).map(|overlay| &overlay.data)
}

fn told<'a>(knowledge: &'a Knowledge, texts: impl Fn(&'a File<Cause>) -> Texts<'a>) -> Vec<Layer> {
    let mut layers: Vec<Layer> = Vec::new();
    for (number, cause) in knowledge.causes.iter().enumerate() {
        let name = layer_name(&cause.id);
        if layers.last().is_none_or(|last| last.name != name) {
            layers.push(Layer { name: name.to_owned(), first: number, texts: String::new() });
        }
        if let Some(last) = layers.last_mut() {
            for (tag, text) in fields(&cause.data, &texts(cause)) {
                last.texts.push(tag);
                last.texts.push_str(text);
            }
        }
    }
    layers
}

fn layer_name(id: &str) -> &str {
    id.split_once('.').map_or(id, |(layer, _)| layer)
}

fn fields<'a>(cause: &'a Cause, told: &Texts<'a>) -> Vec<(char, &'a str)> {
    let mut fields = vec![('\x02', told.title), ('\x03', told.summary), ('\x04', told.explanation)];
    fields.extend(told.after.iter().map(|after| ('\x05', *after)));
    fields.extend(told.avoid.iter().map(|avoid| ('\x06', *avoid)));
    for (confirm, expect) in cause.confirm.iter().zip(&told.expect) {
        fields.push(('\x07', confirm.os.get_ref()));
        fields.push(('\x08', confirm.command.get_ref()));
        fields.push(('\x0e', expect));
    }
    for (fix, steps) in cause.fix.iter().zip(&told.steps) {
        fields.push(('\x0f', fix.platform.get_ref()));
        fields.extend(steps.iter().map(|step| ('\x10', *step)));
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
        let (english, german) =
            (Texts::english(&file.data), Texts::overlaid(&file.data, overlay(knowledge, &file.id)));
        let all = [fields(&file.data, &english), fields(&file.data, &german)].concat();
        for (_, text) in all.iter().filter(|(_, text)| text.contains(parts)) {
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
