use crate::report::{Language, Report, Severity};

/// A report, ordered for a reader. Text is plain; a command within a
/// sentence stands in backticks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The answer first, then the further findings.
    pub articles: Vec<Article>,
    /// What the reader should know about the report itself.
    pub notes: Vec<String>,
    /// False where the run was cut short.
    pub complete: bool,
    /// The language of the texts; printers take their fixed words from it.
    pub language: Language,
}

impl Document {
    /// Decides what is said, and in which order.
    #[must_use]
    pub fn new(report: &Report) -> Self {
        super::compose::compose(report)
    }
}

/// What kind of answer an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Something is wrong.
    Fault,
    /// It works, and may not tomorrow.
    Warning,
    /// Good to know.
    Info,
    /// SMTP was seen and works.
    Healthy,
    /// The report cannot tell.
    Unknown,
    /// A term explained.
    Topic,
}

impl From<Severity> for Sign {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Fault,
            Severity::Warning => Self::Warning,
            Severity::Info => Self::Info,
        }
    }
}

/// One answer: a sentence and what stands behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// What kind of answer.
    pub sign: Sign,
    /// The one sentence.
    pub sentence: String,
    /// Where it stands, in short ("line 3", "mail.log, line 3"), for a list.
    pub place: Option<String>,
    /// Id of the cause, where it is a finding.
    pub cause: Option<String>,
    /// The rest, in order.
    pub blocks: Vec<Block>,
}

/// A part of an article.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// How sure, whose move, does waiting help.
    Standing(Vec<String>),
    /// Paragraphs that explain. Printers may leave them out where room is short.
    Why(Vec<String>),
    /// Paragraphs that are the answer.
    Prose(Vec<String>),
    /// Lines of the input.
    Evidence(Vec<EvidenceLine>),
    /// Facts, name and value.
    Facts(Vec<(String, String)>),
    /// Numbered steps; the first platform matters most.
    Fix(Vec<Fixes>),
    /// Commands that prove or disprove.
    Check(Vec<Check>),
    /// Tempting wrong fixes.
    Avoid(Vec<String>),
    /// Id, how to learn more, links.
    More {
        /// Id of the cause.
        cause: Option<String>,
        /// Where to read.
        links: Vec<Link>,
    },
}

/// A line of the input that shows something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceLine {
    /// "line 14", "seen".
    pub label: String,
    /// The input that it stands in, where the report is about several.
    pub source: Option<String>,
    /// Number of the line, where there is a paste to number.
    pub line: Option<u64>,
    /// Its words.
    pub text: String,
    /// 0: shows the fault itself; 1 and more: follows from it.
    pub depth: usize,
    /// What to say beside it ("follows from line 14").
    pub remark: Option<String>,
}

/// Steps for one platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixes {
    /// Id of the platform.
    pub platform: String,
    /// Its name for people.
    pub name: String,
    /// Heading ("do this, PHP on shared hosting").
    pub heading: String,
    /// The steps.
    pub steps: Vec<String>,
}

/// A command that proves or disproves the diagnosis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Id of the system it is for (`any`, `linux`, `macos`, `windows`).
    pub os: String,
    /// The command, ready to copy.
    pub command: String,
    /// What it prints in either case.
    pub expect: String,
}

/// Where to read more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Title.
    pub title: String,
    /// Address.
    pub url: String,
}
