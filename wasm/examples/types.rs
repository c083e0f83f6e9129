//! Prints the TypeScript declarations of the report and of all that it holds,
//! one `export type` each, sorted by name.
#![allow(missing_docs)]

use std::collections::BTreeMap;

use smtpdiag_core::report::Report;
use ts_rs::{TS, TypeVisitor};

/// Collects declarations by name.
#[derive(Default)]
struct Declarations {
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Types without an output path are built in (`string`, arrays).
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident();
        if self.found.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.found.insert(name, format!("{docs}export {}\n", T::decl()));
        T::visit_dependencies(self);
    }
}

fn main() {
    let mut declarations = Declarations::default();
    declarations.visit::<Report>();
    let text: Vec<String> = declarations.found.into_values().collect();
    println!("{}", text.join("\n"));
}
