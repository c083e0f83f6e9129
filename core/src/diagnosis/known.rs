use crate::knowledge::{PROVIDERS, Provider, SOFTWARE, Software, Target, provider_by_host};
use crate::matching::{Folded, Rules, hits};
use crate::report::Language;
use crate::session::TlsMode;

/// Programs and providers that the input shows, in the order seen.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) software: Vec<u16>,
    pub(super) providers: Vec<u16>,
    /// The sending program, as the caller says.
    pub(super) hint: Option<u16>,
    /// The input is about one server, as far as it names any.
    pub(super) one_server: bool,
    /// The way of TLS, where the input tells of one alone.
    pub(super) tls_mode: Option<TlsMode>,
    /// The input lists reply codes instead of telling what happened.
    pub(super) code_list: bool,
    /// The input names mail somewhere.
    pub(super) mail: bool,
    /// The user's own rules.
    pub(super) rules: Rules,
    /// The language of the answer.
    pub(super) language: Language,
}

impl Known {
    /// Looks for marks in words.
    pub(super) fn words(&mut self, text: &str, limit: usize) {
        for hit in hits(&Folded::new(text, limit), Rules::default()) {
            match hit.target {
                Target::Software(index) => push_new(&mut self.software, index),
                Target::Provider(index) => push_new(&mut self.providers, index),
                Target::Rule(_) | Target::Own(_) => {}
            }
        }
    }

    /// A server that was named.
    pub(super) fn host(&mut self, host: &str) {
        if let Some(index) = provider_by_host(host) {
            push_new(&mut self.providers, index);
        }
    }

    /// A format that only one program writes: `exim_mainlog` shows `exim`.
    pub(super) fn format(&mut self, name: &str) {
        let program = name.split(['_', '-']).next().unwrap_or(name);
        let same = |s: &Software| s.id == program || s.id == name;
        if let Some(index) = SOFTWARE.iter().position(same).and_then(|i| u16::try_from(i).ok()) {
            push_new(&mut self.software, index);
        }
    }

    /// The program whose user reads the answer: the first that sends, else the first.
    pub(super) fn sender(&self) -> Option<&'static Software> {
        if let Some(hint) = self.hint {
            return Some(&SOFTWARE[usize::from(hint)]);
        }
        let software = || self.software.iter().map(|i| &SOFTWARE[usize::from(*i)]);
        let sends = |s: &&Software| matches!(s.role, "client" | "library");
        // The words of a language stand beside those of the program written in it.
        let runs = |s: &&Software| s.role == "runtime";
        let first = software().find(sends).or_else(|| software().find(runs));
        first.or_else(|| software().find(|s| s.role != "os"))
    }

    /// The server program.
    pub(super) fn server(&self) -> Option<&'static Software> {
        self.software.iter().map(|i| &SOFTWARE[usize::from(*i)]).find(|s| s.role == "server")
    }

    /// The provider, when the input shows one.
    pub(super) fn provider(&self) -> Option<&'static Provider> {
        self.providers.first().map(|i| &PROVIDERS[usize::from(*i)])
    }
}

fn push_new(list: &mut Vec<u16>, index: u16) {
    if !list.contains(&index) {
        list.push(index);
    }
}
