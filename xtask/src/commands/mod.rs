pub(crate) mod agree;
pub(crate) mod bench;
pub(crate) mod catalogue;
pub(crate) mod check;
pub(crate) mod dist;
pub(crate) mod eval;
pub(crate) mod fuzz;
pub(crate) mod generate;
pub(crate) mod lab_check;
pub(crate) mod matrix;
pub(crate) mod new;
pub(crate) mod page_tests;
pub(crate) mod serve;
pub(crate) mod test;
pub(crate) mod tidy;
pub(crate) mod web;

use clap::Subcommand;

/// What `cargo xtask` can do. The doc comment of a variant is its help.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// The fast inner loop: format, lints, floor plan, quick tests.
    Check,
    /// Everything: also real servers, real clients and the page in a browser.
    Test,
    /// Sizes of files and directions of dependencies.
    Tidy,
    /// Write the lists of modules that are made from the files in a folder.
    Generate(generate::Arguments),
    /// Write the pages of all causes, codes, providers and ports.
    Catalogue(catalogue::Arguments),
    /// Lay out the files of something new.
    New(new::Arguments),
    /// Accuracy on labelled pastes, by layer.
    Eval(eval::Arguments),
    /// Probe every scenario of the lab, and print what was found.
    LabCheck,
    /// Real clients against the lab: what their logs tell.
    Matrix(matrix::Arguments),
    /// What the probe says of real servers, beside swaks, openssl and testssl.sh.
    Agree(agree::Arguments),
    /// Speed on large logs, beside ripgrep, pflogsumm and lnav.
    Bench(bench::Arguments),
    /// libFuzzer on the targets of `core/fuzz`.
    Fuzz(fuzz::Arguments),
    /// Make what people install: static program, man pages, completions, .deb, checksums.
    Dist(dist::Arguments),
    /// Build the page into dist/.
    Web(web::Arguments),
    /// Serve dist/ on loopback, with the security headers of a real host.
    Serve(serve::Arguments),
    /// Test the wasm module under Node and the page in headless Chromium.
    PageTests(page_tests::Arguments),
    /// Install the real servers and clients that the tests need.
    Servers,
}

impl Command {
    /// Runs it.
    pub(crate) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Check => check::run(),
            Self::Test => test::run(),
            Self::Tidy => tidy::run(),
            Self::Generate(arguments) => generate::run(&arguments),
            Self::Catalogue(arguments) => catalogue::run(&arguments),
            Self::New(arguments) => new::run(&arguments),
            Self::Eval(arguments) => eval::run(&arguments),
            Self::LabCheck => lab_check::run(),
            Self::Matrix(arguments) => matrix::run(&arguments),
            Self::Agree(arguments) => agree::run(&arguments),
            Self::Bench(arguments) => bench::run(&arguments),
            Self::Fuzz(arguments) => fuzz::run(&arguments),
            Self::Dist(arguments) => dist::run(&arguments),
            Self::Web(arguments) => web::run(&arguments),
            Self::Serve(arguments) => serve::run(&arguments),
            Self::PageTests(arguments) => page_tests::run(&arguments),
            Self::Servers => crate::need::servers(),
        }
    }
}
