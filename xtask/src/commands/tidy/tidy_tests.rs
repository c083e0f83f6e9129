use super::{orphans::forgotten, rooms::of_file, sizes::too_long};

#[test]
fn a_use_against_the_arrows_is_a_fault() {
    let faults =
        of_file("core/src/formats/exim.rs", "use crate::session::Event;\nuse crate::diagnosis::Case;\n");
    assert_eq!(faults, ["core/src/formats/exim.rs:2: `formats` may not know `diagnosis`"]);
}

#[test]
fn a_use_along_the_arrows_is_none() {
    assert!(of_file("core/src/diagnosis/chain.rs", "use crate::knowledge::CauseId;").is_empty());
}

#[test]
fn a_new_room_must_be_entered_in_the_table() {
    assert_eq!(of_file("core/src/attic/mod.rs", "").len(), 1);
}

#[test]
fn five_hundred_lines_are_the_ceiling() {
    assert!(too_long(500, "a.rs").is_none());
    assert!(too_long(501, "a.rs").is_some());
}

#[test]
fn a_file_that_no_mod_line_names_is_a_fault() {
    let file = |path: &str, text: &str| (path.to_owned(), text.to_owned());
    let mut sources = vec![
        file("core/src/lib.rs", "mod render;"),
        file("core/src/render/mod.rs", "mod text;"),
        file("core/src/render/text.rs", ""),
    ];
    assert!(forgotten(&sources).is_empty());
    sources.push(file("core/src/render/markdown.rs", ""));
    assert_eq!(forgotten(&sources).len(), 1);
}
