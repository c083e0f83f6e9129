use super::document::{Article, Block, Sign};
use super::{compose, words};
use crate::report::{Language, Topic};

/// The article of a term: its name, what it means, its facts.
pub(super) fn article(topic: &Topic, language: Language) -> Article {
    let mut blocks = Vec::new();
    if !topic.text.is_empty() {
        blocks.push(Block::Prose(topic.text.clone()));
    }
    if !topic.facts.is_empty() {
        blocks.push(Block::Facts(topic.facts.clone()));
    }
    let links = compose::links(&topic.references);
    if !links.is_empty() {
        blocks.push(Block::More { cause: None, links });
    }
    let kind = words::topic(language, &topic.kind);
    let id = &topic.id;
    let name = if topic.title.is_empty() || topic.title == *id {
        String::new()
    } else {
        format!(": {}", topic.title)
    };
    Article { sign: Sign::Topic, sentence: format!("{kind} {id}{name}"), place: None, cause: None, blocks }
}
