use super::{collect, declared, import, parse, resolve, script};

#[test]
fn reads_imports_and_exports() {
    let text = "import { a, b as c } from './b.js';\nexport const x = 1;\nexport async function go(y) {}\n";
    let source = parse("view/a.js", text).unwrap();
    assert_eq!(source.imports, [(" a, b as c ".to_owned(), "view/b.js".to_owned())]);
    assert_eq!(source.exports, ["x", "go"]);
    assert_eq!(source.body, "const x = 1;\nasync function go(y) {}\n");
}

#[test]
fn refuses_what_it_cannot_join() {
    for text in ["import x from './b.js';", "import { x } from 'npm';", "export default 1;", "export { x };"]
    {
        let error = parse("a.js", &format!("\n{text}\n")).unwrap_err().to_string();
        assert!(error.starts_with("www/a.js:2: "), "{error}");
    }
}

#[test]
fn small_parts() {
    assert_eq!(import("import { a } from '../b.js';"), Some((" a ", "../b.js")));
    assert_eq!(declared("function f(x) {"), Some("f"));
    assert_eq!(resolve("view/a.js", "../b.js"), "b.js");
}

#[test]
fn joins_the_page_itself() {
    assert_eq!(collect("app.js").unwrap().last().unwrap().name, "app.js");
    let script = script("app.js").unwrap();
    assert!(!script.lines().any(|line| line.starts_with("import ") || line.starts_with("export ")));
}
