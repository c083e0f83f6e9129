use super::{LISTS, renewed, run};

const OLD: &str = "//! Doc.\n\n// <generated>: by xtask\nmod old;\n// </generated>\n\nrest\n";

#[test]
fn the_list_is_made_anew_and_the_rest_stays() {
    let list = &LISTS[0];
    let new = renewed(OLD, list, &["one".into(), "two".into()]).expect("markers are there");
    assert!(new.starts_with("//! Doc.\n\n// <generated>: by xtask\nmod one;\nmod two;\n"));
    assert!(new.ends_with("// </generated>\n\nrest\n"));
    assert!(!new.contains("mod old"));
}

#[test]
fn without_markers_it_says_so() {
    assert!(renewed("nothing", &LISTS[0], &[]).is_err());
}

#[test]
fn the_committed_lists_are_current() {
    run(&super::Arguments { check: true }).expect("run cargo xtask generate");
}
