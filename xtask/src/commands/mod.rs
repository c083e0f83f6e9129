pub(crate) mod page_tests;
pub(crate) mod serve;
pub(crate) mod web;

use clap::Subcommand;

/// What `cargo xtask` can do. The doc comment of a variant is its help.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Build the page into dist/.
    Web(web::Arguments),
    /// Serve dist/ on loopback, with the security headers of a real host.
    Serve(serve::Arguments),
    /// Test the wasm module under Node and the page in headless Chromium.
    PageTests(page_tests::Arguments),
}

impl Command {
    /// Runs it.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Web(arguments) => web::run(&arguments),
            Self::Serve(arguments) => serve::run(&arguments),
            Self::PageTests(arguments) => page_tests::run(&arguments),
        }
    }
}
