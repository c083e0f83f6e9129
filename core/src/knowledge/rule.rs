use super::{CauseId, PROVIDERS, texts};
use crate::session::{Side, TlsMode};
use crate::smtp::Step;

/// A pattern's constraints and what it names. Indices point into the tables.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// The last part of the id.
    pub(crate) name: Name,
    pub(crate) cause: CauseId,
    pub(crate) confidence: f64,
    pub(crate) specificity: u32,
    /// Whether words are needed, or codes alone name it.
    pub(crate) has_text: bool,
    /// `None` where nothing is asked of the context.
    pub(crate) needs: Option<Box<Needs>>,
    /// The provider whose own words these are.
    pub(crate) shows_provider: Option<u16>,
    /// Holds only where that provider is known already.
    pub(crate) needs_provider: bool,
    /// A hint: counts only where no other rule holds, in a text about mail.
    pub(crate) guess: bool,
}

impl Rule {
    /// The id: of the cause, or of the provider whose words these are, and the name.
    pub(crate) fn id(&self) -> String {
        let provider = self.shows_provider.map(|p| PROVIDERS[usize::from(p)].id);
        let name = match self.name {
            Name::Given(name) => name,
            Name::Numbered(number) => texts::rule(self.cause, number),
        };
        format!("{}/{name}", provider.unwrap_or(self.cause.get().id))
    }

    /// What it asks of the context.
    pub(crate) fn needs(&self) -> &Needs {
        static NOTHING: Needs = Needs {
            codes: Vec::new(),
            enhanced: Vec::new(),
            commands: Vec::new(),
            providers: Vec::new(),
            software: Vec::new(),
            side: None,
            tls_modes: Vec::new(),
            ports: Vec::new(),
        };
        self.needs.as_deref().unwrap_or(&NOTHING)
    }
}

/// What a rule is called.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Name {
    /// So.
    Given(&'static str),
    /// By its place among the rules of the layer of its cause (see [`texts`]).
    Numbered(u16),
}

/// What must hold around the words. An empty list asks nothing, of another
/// one member is enough.
#[derive(Clone, Debug, Default)]
pub(crate) struct Needs {
    /// Ranges of reply codes, both ends included.
    pub(crate) codes: Vec<(u16, u16)>,
    /// Class (0: any), subject, detail.
    pub(crate) enhanced: Vec<(u8, u16, u16)>,
    pub(crate) commands: Vec<Step>,
    pub(crate) providers: Vec<u16>,
    pub(crate) software: Vec<u16>,
    pub(crate) side: Option<Side>,
    pub(crate) tls_modes: Vec<TlsMode>,
    pub(crate) ports: Vec<u16>,
}

/// What a pattern stands for: an index into `RULES`, `SOFTWARE` or `PROVIDERS`,
/// or into a user's own rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Rule(u16),
    Own(u16),
    Software(u16),
    Provider(u16),
}
