//! What must hold for the built-in data beyond the form of its files.

use crate::load::Knowledge;
use crate::ruleset::{
    Cause, File, Names, PLATFORMS, Problems, Queue, Rules, Source, Target, check_cause, check_rules, one_of,
};

const ROLES: &[&str] = &["client", "server", "library", "runtime", "os"];

/// Compiles the patterns of all files.
pub fn compile(knowledge: &Knowledge, problems: &mut Problems) -> Rules {
    let names = Names {
        causes: knowledge.causes.iter().map(|c| c.id.clone()).collect(),
        providers: knowledge.providers.iter().map(|p| p.id.clone()).collect(),
        software: knowledge.software.iter().map(|s| s.id.clone()).collect(),
    };
    let mut rules = Rules::default();
    for cause in &knowledge.causes {
        let (patterns, guesses) = (&cause.data.patterns, &cause.data.guesses);
        rules.of_cause(&names, (&cause.id, &cause.source), patterns, guesses, problems);
    }
    for (index, provider) in knowledge.providers.iter().enumerate() {
        rules.of_provider(&names, index, provider, problems);
    }
    for (index, software) in knowledge.software.iter().enumerate() {
        rules.marks(software, &software.data.marks, Target::Software(index), problems);
    }
    rules
}

/// Checks all files; problems are added.
pub(crate) fn check(knowledge: &Knowledge, rules: &Rules, problems: &mut Problems) {
    let known: Vec<&str> = knowledge.causes.iter().map(|c| c.id.as_str()).collect();
    for cause in &knowledge.causes {
        check_cause(cause, &known, problems);
        check_platforms(cause, problems);
    }
    for software in &knowledge.software {
        one_of(&software.source, &software.data.role, ROLES, "role", problems);
        one_of(&software.source, &software.data.platform, PLATFORMS, "platform", problems);
    }
    for software in &knowledge.software {
        check_queue(&software.source, &software.data.queue, problems);
    }
    for provider in &knowledge.providers {
        check_queue(&provider.source, &provider.data.queue, problems);
    }
    for network in &knowledge.networks {
        network.data.causes.iter().for_each(|id| one_of(&network.source, id, &known, "cause", problems));
    }
    check_codes(knowledge, problems);
    check_rules(rules, problems);
    check_cycles(knowledge, problems);
}

/// An id is found by the words around it.
fn check_queue(source: &Source, queue: &Queue, problems: &mut Problems) {
    for reply in &queue.replies {
        let around = reply.get_ref().split_once("{id}").filter(|(_, after)| !after.contains("{id}"));
        if around.is_none_or(|(before, after)| before.trim().is_empty() && after.trim().is_empty()) {
            problems.add(
                source,
                reply.span(),
                "no words around {id}",
                "give the words of the reply around {id}, once",
            );
        }
    }
}

/// Most people are on shared hosting or have a server of their own.
fn check_platforms(file: &File<Cause>, problems: &mut Problems) {
    let (source, cause) = (&file.source, &file.data);
    for platform in ["php-shared-hosting", "vps"] {
        if !cause.fix.iter().any(|f| f.platform.get_ref() == platform) {
            let what = format!("no fix steps for {platform}");
            problems.add(source, cause.text.title.span(), &what, "add a [[fix]] for it");
        }
    }
}

fn check_codes(knowledge: &Knowledge, problems: &mut Problems) {
    let reply = knowledge.reply.iter().flat_map(|f| f.data.code.iter().map(move |c| (&f.source, c)));
    let detail = knowledge.enhanced.iter().flat_map(|f| f.data.detail.iter().map(move |c| (&f.source, c)));
    let known: Vec<&str> = knowledge.causes.iter().map(|c| c.id.as_str()).collect();
    for (source, code) in reply.chain(detail) {
        code.causes.iter().for_each(|id| one_of(source, id, &known, "cause", problems));
    }
}

fn check_cycles(knowledge: &Knowledge, problems: &mut Problems) {
    let explains = |id: &str| {
        let cause = knowledge.causes.iter().find(|c| c.id == id);
        cause.map_or(&[] as &[_], |c| c.data.explains.as_slice())
    };
    for cause in &knowledge.causes {
        for explained in &cause.data.explains {
            if explains(explained.get_ref()).iter().any(|back| *back.get_ref() == cause.id) {
                let what = format!("`{}` and `{}` explain each other", cause.id, explained.get_ref());
                problems.add(&cause.source, explained.span(), &what, "a consequence has one direction");
            }
        }
    }
}
