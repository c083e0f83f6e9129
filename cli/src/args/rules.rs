use crate::failure::Failure;
use crate::io::rules;
use clap::Args;
use smtpdiag_core::Rules;
use std::path::PathBuf;

/// `--rules`, of every command that names causes.
#[derive(Debug, Args)]
pub(crate) struct OwnRules {
    /// Your own causes and patterns, which win over the built-in ones: DIR/layer/slug.toml
    #[arg(long = "rules", value_name = "DIR", help_heading = "Your own rules")]
    folder: Option<PathBuf>,
}

impl OwnRules {
    /// The rules in the folder; none where there is no folder.
    pub(crate) fn read(&self) -> Result<Rules, Failure> {
        let Some(folder) = &self.folder else { return Ok(Rules::default()) };
        let files = rules::files(folder)?;
        Rules::read(&files).map_err(|problems| Failure::Rules {
            folder: folder.display().to_string(),
            problems: problems.iter().map(|problem| format!("\n  {problem}")).collect(),
        })
    }
}

/// `smtpdiag check-rules`.
#[derive(Debug, Args)]
#[command(
    after_help = "DIR/layer/slug.toml holds the cause layer.slug, or patterns for the built-in cause of this id.\n\
    DIR/layer/slug.examples.txt, beside it, holds texts and the answers that they must get.\n\
    Problems are printed one a line, as file:line:column: what is wrong; what to do.\n\
    Exit status: 0 all is well, 1 there are problems, 2 the folder could not be read."
)]
pub(crate) struct CheckRulesArgs {
    /// The folder of rules
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
}
