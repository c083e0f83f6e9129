use super::smaller;

#[test]
fn comments_and_indentation_go() {
    let text = "// one\n/** two */\nfunction f() {\n  /*\n   three\n  */\n  return 'http://x'; // four\n}\n";
    assert_eq!(smaller(text), "function f() {\nreturn 'http://x'; // four\n}\n");
}

#[test]
fn templates_stay_as_they_are() {
    let text = "const a = `x\n  // no comment\n\n  y`;\n  const b = `${a}`;\n";
    assert_eq!(smaller(text), "const a = `x\n  // no comment\n\n  y`;\nconst b = `${a}`;\n");
}
