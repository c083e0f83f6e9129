use super::RuleFile;
use super::cause::built;
use crate::knowledge::{CAUSES, Cause as Told, CauseId, Name, PROVIDERS, SOFTWARE, enter, read_rules};
use crate::limits;
use crate::matching::{Index, Own, Rules};
use crate::ruleset::{
    self, Additions, Cause, File, Names, Packed, Problem, Problems, check_cause, check_rules, pack,
};

impl Rules {
    /// Reads users' own causes and patterns. A file that is named like a
    /// built-in cause and has no `[text]` adds its patterns to that one; with
    /// `[text]` it is told in place of it. Files of examples are passed over
    /// (see [`check_examples`](crate::check_examples)). What is read stays in
    /// memory to the end of the process: read rules once.
    ///
    /// # Errors
    /// Every problem of every file, with its place.
    pub fn read(files: &[RuleFile]) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::default();
        let mut drafts = Drafts::default();
        for (number, file) in files.iter().enumerate().filter(|(_, file)| !file.is_examples()) {
            if number >= limits::RULE_FILES {
                let what = format!("more than {} files", limits::RULE_FILES);
                problems.add(&file.source(), 0..0, &what, "join rules of one cause in one file");
                break;
            }
            drafts.take(file, &mut problems);
        }
        let names = drafts.names();
        let mut rules = ruleset::Rules::default();
        drafts.compile(&names, &mut rules, &mut problems);
        check_rules(&rules, &mut problems);
        if let Some(rule) = rules.rules.get(limits::RULE_PATTERNS) {
            let what = format!("more than {} patterns", limits::RULE_PATTERNS);
            problems.add(&rule.place.source, rule.place.span.clone(), &what, "take some out");
        }
        let problems = problems.sorted();
        if problems.is_empty() { Ok(drafts.enter(&names, pack(&rules))) } else { Err(problems) }
    }
}

/// The files as they are written.
#[derive(Default)]
struct Drafts {
    causes: Vec<File<Cause>>,
    additions: Vec<File<Additions>>,
}

impl Drafts {
    fn take(&mut self, file: &RuleFile, problems: &mut Problems) {
        let source = file.source();
        let Some(id) = file.id_or(problems) else { return };
        if file.text.len() > limits::RULE_FILE {
            let what = format!("longer than {} KiB", limits::RULE_FILE / 1024);
            return problems.add(&source, 0..0, &what, "a file holds one cause");
        }
        let built_in = CAUSES.iter().any(|cause| cause.id == id);
        let has_text = file.text.parse::<toml::Table>().map_or(true, |table| table.contains_key("text"));
        if built_in && !has_text {
            self.additions.extend(File::parse(id, source, problems));
        } else {
            self.causes.extend(File::parse(id, source, problems));
        }
    }

    /// Built-in ids first, each at its place in the tables; then new ones.
    fn names(&self) -> Names {
        let mut causes: Vec<String> = CAUSES.iter().map(|cause| cause.id.to_owned()).collect();
        for file in &self.causes {
            if !causes.contains(&file.id) {
                causes.push(file.id.clone());
            }
        }
        Names {
            causes,
            providers: PROVIDERS.iter().map(|p| p.id.to_owned()).collect(),
            software: SOFTWARE.iter().map(|s| s.id.to_owned()).collect(),
        }
    }

    fn compile(&self, names: &Names, rules: &mut ruleset::Rules, problems: &mut Problems) {
        let known: Vec<&str> = names.causes.iter().map(String::as_str).collect();
        for file in &self.causes {
            check_cause(file, &known, problems);
            let at = (file.id.as_str(), &file.source);
            rules.of_cause(names, at, &file.data.patterns, &file.data.guesses, problems);
        }
        for file in &self.additions {
            let at = (file.id.as_str(), &file.source);
            rules.of_cause(names, at, &file.data.patterns, &file.data.guesses, problems);
        }
    }

    /// Puts the causes behind the built-in ones, and the rules into tables.
    fn enter(&self, names: &Names, packed: Packed) -> Rules {
        let place = |first: CauseId, index: usize| {
            let id = names.causes.get(index);
            let own = self.causes.iter().position(|file| Some(&file.id) == id);
            let number = own.map_or(index, |own| usize::from(first.0) + own);
            CauseId(u16::try_from(number).unwrap_or(0))
        };
        let make = |first: CauseId| -> Vec<Told> {
            let find = |id: &str| names.causes.iter().position(|known| known == id);
            let id_of = |id: &str| find(id).map(|index| place(first, index));
            self.causes.iter().map(|file| built(file, &id_of)).collect()
        };
        let Some(first) = enter(self.causes.len(), make) else { return Rules::default() };
        let mut rules = read_rules(&packed.rows);
        for (rule, (_, name)) in rules.iter_mut().zip(packed.names) {
            rule.name = Name::Given(name.leak());
            rule.cause = place(first, usize::from(rule.cause.0));
        }
        let causes = self.causes.iter().enumerate().map(|(own, _)| first.0 + u16::try_from(own).unwrap_or(0));
        let own =
            Own { causes: causes.map(CauseId).collect(), rules, index: Index::filing(&packed.patterns) };
        Rules(Some(Box::leak(Box::new(own))))
    }
}
