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
fn a_list_is_broken_as_rustfmt_does() {
    let list = &LISTS[0];
    let broken = |names: &[&str]| {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        renewed(OLD, list, &names).expect("markers are there")
    };
    assert!(broken(&["one", "two"]).contains("] = &[one::check, two::check];\n"));
    assert!(broken(&[&"a".repeat(40), &"b".repeat(40)]).contains("] =\n    &[aaa"));
    assert!(broken(&[&"a".repeat(60), &"b".repeat(60)]).contains("] = &[\n    aaa"));
}

#[test]
fn without_markers_it_says_so() {
    assert!(renewed("nothing", &LISTS[0], &[]).is_err());
}

#[test]
fn the_committed_lists_are_current() {
    run(&super::Arguments { check: true }).expect("run cargo xtask generate");
}
