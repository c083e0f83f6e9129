//! The texts in other languages (`data/locales`): an overlay over the English
//! ones. What a language leaves out is told in English.

use crate::load::Knowledge;
use crate::ruleset::{Cause, File, Problems, Source};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// `locales/<tag>/causes/<layer>/<slug>.toml`
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlay {
    pub title: Option<Spanned<String>>,
    pub summary: Option<Spanned<String>>,
    pub explanation: Option<Spanned<String>>,
    /// As many as in the English file, in its order.
    pub avoid: Option<Spanned<Vec<Spanned<String>>>>,
    /// What each check prints, in the order of the English file.
    pub expect: Option<Spanned<Vec<Spanned<String>>>>,
    /// When to try again.
    pub after: Option<Spanned<String>>,
    /// Steps by platform, as many as in the English file.
    #[serde(default)]
    pub fix: BTreeMap<String, Spanned<Vec<Spanned<String>>>>,
}

/// `locales/<tag>/words.toml`: the fixed words by name.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub struct Words(pub BTreeMap<String, Spanned<String>>);

/// One language.
pub struct Locale {
    pub words: Option<File<Words>>,
    pub causes: Vec<File<Overlay>>,
}

/// The texts of a cause in one language.
pub struct Texts<'a> {
    pub title: &'a str,
    pub summary: &'a str,
    pub explanation: &'a str,
    pub avoid: Vec<&'a str>,
    pub expect: Vec<&'a str>,
    pub after: Option<&'a str>,
    pub steps: Vec<Vec<&'a str>>,
}

impl<'a> Texts<'a> {
    /// Those of the cause's own file.
    pub fn english(cause: &'a Cause) -> Self {
        Self {
            title: cause.text.title.get_ref(),
            summary: cause.text.summary.get_ref(),
            explanation: cause.text.explanation.get_ref(),
            avoid: strings(&cause.text.avoid),
            expect: cause.confirm.iter().map(|c| c.expect.get_ref().as_str()).collect(),
            after: cause.retry.after.as_deref(),
            steps: cause.fix.iter().map(|f| strings(&f.steps)).collect(),
        }
    }

    /// The same with what the overlay has in its place.
    pub fn overlaid(cause: &'a Cause, overlay: Option<&'a Overlay>) -> Self {
        let mut texts = Self::english(cause);
        let Some(overlay) = overlay else { return texts };
        let put = |place: &mut &'a str, text: &'a Option<Spanned<String>>| {
            if let Some(text) = text {
                *place = text.get_ref();
            }
        };
        put(&mut texts.title, &overlay.title);
        put(&mut texts.summary, &overlay.summary);
        put(&mut texts.explanation, &overlay.explanation);
        if let Some(avoid) = &overlay.avoid {
            texts.avoid = strings(avoid.get_ref());
        }
        if let Some(expect) = &overlay.expect {
            texts.expect = strings(expect.get_ref());
        }
        if let Some(after) = &overlay.after {
            texts.after = Some(after.get_ref());
        }
        for (steps, fix) in texts.steps.iter_mut().zip(&cause.fix) {
            if let Some(own) = overlay.fix.get(fix.platform.get_ref()) {
                *steps = strings(own.get_ref());
            }
        }
        texts
    }
}

fn strings(list: &[Spanned<String>]) -> Vec<&str> {
    list.iter().map(|text| text.get_ref().as_str()).collect()
}

/// Checks a language against the English texts; problems are added.
pub fn check(knowledge: &Knowledge, problems: &mut Problems) {
    for overlay in &knowledge.german.causes {
        match knowledge.causes.iter().find(|cause| cause.id == overlay.id) {
            Some(cause) => check_overlay(&cause.data, overlay, problems),
            None => {
                let what = format!("there is no cause `{}`", overlay.id);
                problems.add(&overlay.source, 0..0, &what, "name the file like the one in data/causes");
            }
        }
    }
    check_words(knowledge, problems);
}

fn check_words(knowledge: &Knowledge, problems: &mut Problems) {
    let (Some(english), Some(other)) = (&knowledge.words, &knowledge.german.words) else { return };
    for (name, text) in &other.data.0 {
        match english.data.0.get(name) {
            Some(model) => same_holes(&other.source, model.get_ref(), text, problems),
            None => {
                let what = format!("no words are called `{name}`");
                problems.add(&other.source, text.span(), &what, "see data/locales/en/words.toml");
            }
        }
    }
}

fn check_overlay(cause: &Cause, overlay: &File<Overlay>, problems: &mut Problems) {
    let (source, data, english) = (&overlay.source, &overlay.data, Texts::english(cause));
    let pairs = [
        (english.title, &data.title),
        (english.summary, &data.summary),
        (english.explanation, &data.explanation),
        (english.after.unwrap_or_default(), &data.after),
    ];
    for (model, text) in pairs {
        text.iter().for_each(|text| same_holes(source, model, text, problems));
    }
    if let Some(after) = data.after.as_ref().filter(|_| english.after.is_none()) {
        problems.add(source, after.span(), "the English file has no `retry.after`", "leave it out");
    }
    let lists = [(&english.avoid, &data.avoid, "avoid"), (&english.expect, &data.expect, "confirm")];
    for (models, list, name) in lists {
        list.iter().for_each(|list| same_list(source, models, list, name, problems));
    }
    for (platform, steps) in &data.fix {
        match cause.fix.iter().position(|fix| fix.platform.get_ref() == platform) {
            Some(index) => same_list(source, &english.steps[index], steps, platform, problems),
            None => {
                let what = format!("the English file has no steps for `{platform}`");
                problems.add(source, steps.span(), &what, "leave them out, or write them there first");
            }
        }
    }
}

fn same_list(
    source: &Source,
    models: &[&str],
    list: &Spanned<Vec<Spanned<String>>>,
    name: &str,
    problems: &mut Problems,
) {
    let texts = list.get_ref();
    if texts.len() != models.len() {
        let what = format!("{} texts for `{name}`, {} in the English file", texts.len(), models.len());
        problems.add(source, list.span(), &what, "one for each, in the same order");
        return;
    }
    texts.iter().zip(models).for_each(|(text, model)| same_holes(source, model, text, problems));
}

/// A translation tells the same facts: the same holes, whatever their order.
fn same_holes(source: &Source, model: &str, text: &Spanned<String>, problems: &mut Problems) {
    let (wanted, given) = (holes(model), holes(text.get_ref()));
    if wanted != given {
        let what = format!("the holes differ: {} here, {} in English", list(&given), list(&wanted));
        problems.add(source, text.span(), &what, "keep the holes, translate their fallbacks");
    }
}

fn list(holes: &[&str]) -> String {
    if holes.is_empty() { "none".into() } else { holes.join(", ") }
}

/// The names of the holes of a text, in alphabetical order, each once.
fn holes(text: &str) -> Vec<&str> {
    let inside = text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(inside, _)| inside);
    let names = inside.map(|inside| inside.split('|').next().unwrap_or(inside));
    let mut names: Vec<&str> =
        names.filter(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_lowercase() || c == '_')).collect();
    names.sort_unstable();
    names.dedup();
    names
}
