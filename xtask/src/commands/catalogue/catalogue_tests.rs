use std::collections::{BTreeMap, HashSet};

use super::page::{anchor, pages};

#[test]
fn the_committed_pages_are_current() {
    super::run(&super::Arguments { check: true, into: None }).expect("run cargo xtask catalogue");
}

#[test]
fn every_link_leads_to_a_page_and_a_heading() {
    let pages = pages();
    let mut links = 0;
    for (path, text) in &pages {
        for target in targets(text) {
            links += 1;
            assert!(leads(&pages, path, target), "{path}: {target} leads nowhere");
        }
    }
    assert!(links > pages.len(), "{links} links");
}

#[test]
fn no_two_headings_of_a_page_share_an_anchor() {
    for (path, text) in pages().iter().filter(|(path, _)| !path.contains('/')) {
        let mut seen = HashSet::new();
        for heading in text.lines().filter(|l| l.starts_with("## ")) {
            assert!(seen.insert(anchor(heading)), "{path}: {heading}");
        }
    }
}

#[test]
fn every_page_says_what_it_is_about() {
    for (path, text) in pages() {
        assert!(text.lines().count() > 3, "{path} is empty:\n{text}");
        assert!(!text.contains("Nothing is known here"), "{path} explains nothing");
        assert!(!text.contains("|the ") && !text.contains("{host"), "{path} has an open hole");
    }
}

/// Addresses of links within the catalogue.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("](").filter_map(|(at, _)| text[at + 2..].split(')').next())
}

fn leads(pages: &BTreeMap<String, String>, from: &str, target: &str) -> bool {
    let (file, heading) = target.split_once('#').unwrap_or((target, ""));
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    let path = if file.is_empty() { from.to_owned() } else { parts.join("/") };
    let there = |text: &String| {
        heading.is_empty() || text.lines().any(|l| l.starts_with('#') && anchor(l) == heading)
    };
    pages.get(&path).is_some_and(there)
}
