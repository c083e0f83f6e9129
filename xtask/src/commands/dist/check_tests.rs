use super::needs_libraries;

/// An ELF header with program headers of these kinds behind it.
fn elf(kinds: &[u32]) -> Vec<u8> {
    let mut bytes = vec![0; 0x40];
    bytes[0x20..0x28].copy_from_slice(&0x40_u64.to_le_bytes());
    bytes[0x36..0x38].copy_from_slice(&56_u16.to_le_bytes());
    bytes[0x38..0x3a].copy_from_slice(&u16::try_from(kinds.len()).expect("few").to_le_bytes());
    for kind in kinds {
        bytes.extend(kind.to_le_bytes());
        bytes.resize(bytes.len() + 52, 0);
    }
    bytes
}

#[test]
fn an_interpreter_means_shared_libraries() {
    assert_eq!(needs_libraries(&elf(&[6, 3, 1])), Some(true));
    assert_eq!(needs_libraries(&elf(&[1, 1, 2])), Some(false));
}

#[test]
fn what_is_no_elf_file_tells_nothing_or_no() {
    assert_eq!(needs_libraries(b"#!/bin/sh"), None);
    assert_eq!(needs_libraries(&[0; 0x40]), Some(false));
}
