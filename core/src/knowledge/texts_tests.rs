use super::{layers, read};
use crate::knowledge::{CAUSES, CauseId, RULES};

#[test]
fn every_cause_has_its_own_texts() {
    for (number, cause) in (0..).zip(CAUSES) {
        let text = CauseId(number).text();
        assert!(
            !text.title.is_empty() && !text.summary.is_empty() && !text.explanation.is_empty(),
            "{}",
            cause.id
        );
        assert!(!text.fixes.is_empty(), "{}", cause.id);
        assert!(text.fixes.iter().all(|fix| !fix.steps.is_empty()), "{}", cause.id);
        assert!(text.confirm.iter().all(|confirm| !confirm.command.is_empty()), "{}", cause.id);
    }
    let silent = CAUSES.iter().position(|cause| cause.id == "net.timeout").expect("the cause is known");
    let title = CauseId(u16::try_from(silent).expect("few causes")).text().title;
    assert!(include_str!("../../data/causes/net/timeout.toml").contains(title), "{title}");
}

#[test]
fn every_rule_has_a_name() {
    assert!(RULES.iter().all(|rule| !rule.id().ends_with('/')));
    let mut ids: Vec<String> = RULES.iter().map(|rule| rule.id()).collect();
    ids.sort_unstable();
    assert!(ids.iter().any(|id| id.starts_with("net.refused/")), "{ids:?}");
}

#[test]
fn layers_are_the_first_parts_of_ids() {
    for (layer, _) in layers().filter(|(layer, _)| *layer != "registry") {
        assert!(CAUSES.iter().any(|cause| cause.id.split_once('.').is_some_and(|(first, _)| first == layer)));
    }
}

#[test]
fn broken_texts_are_no_trouble() {
    assert!(read("no tag at the start").causes.is_empty());
    let layer = read("\x03before a title\x02Title\x08no confirm\x10no fix\x02Other");
    assert_eq!(layer.causes.iter().map(|cause| cause.title).collect::<Vec<_>>(), ["Title", "Other"]);
}
