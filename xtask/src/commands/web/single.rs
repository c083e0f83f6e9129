use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::module::Module;
use super::{bundle, pages, script, worker};

/// Name of the page in one file.
pub(super) const NAME: &str = "smtpdiag.html";

/// Writes the page as one file that also works from `file://`. Its policy
/// names its own script and style by their hashes.
pub(super) fn write(dist: &Path, module: &Module) -> Result<()> {
    let script = script::smaller(&bundle::script("app.js")?).replace("</script", "<\\/script");
    let theme = script::smaller(&pages::read("theme.js")?);
    let style = script::smaller(&pages::read("app.css")?);
    let worker_source = worker::source(module)?;
    let (code, texts) = (worker::packed(&module.wasm)?, worker::packed(worker::texts()?.as_bytes())?);
    ensure!(!worker_source.contains("</script"), "the worker's script holds a closing tag");

    let mut page = pages::index()?;
    let policy = format!(
        concat!(
            "default-src 'none'; script-src {} {} 'wasm-unsafe-eval'; style-src {}; ",
            "img-src 'none'; worker-src blob:; connect-src 'none'; form-action 'none'; base-uri 'none'"
        ),
        hash(&theme),
        hash(&script),
        hash(&style)
    );
    let start = page.find("default-src").context("index.html has no policy")?;
    let end = start + page[start..].find('"').context("the policy of index.html has no end")?;
    page.replace_range(start..end, &policy);

    for (line, element) in [
        ("<link rel=\"stylesheet\" href=\"app.css\">", format!("<style>{style}</style>")),
        ("<script src=\"theme.js\"></script>", format!("<script>{theme}</script>")),
        (
            "<script type=\"module\" src=\"app.js\"></script>",
            format!(
                "<script type=\"text/plain\" id=\"worker-source\">{worker_source}</script>\n\
                 <script type=\"text/plain\" id=\"module\">gzip:{code}</script>\n\
                 <script type=\"text/plain\" id=\"texts\">{texts}</script>\n\
                 <script type=\"module\">{script}</script>"
            ),
        ),
        ("<link rel=\"icon\" href=\"icon.svg\">\n", String::new()),
        ("<link rel=\"modulepreload\" href=\"worker-source.js\">\n", String::new()),
        ("<link rel=\"modulepreload\" href=\"module.js\">\n", String::new()),
    ] {
        ensure!(page.contains(line), "index.html has no line {line}");
        page = page.replacen(line, &element, 1);
    }
    fs::write(dist.join(NAME), page).context("cannot write the single-file page")
}

/// A source of the policy that allows exactly this text.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
