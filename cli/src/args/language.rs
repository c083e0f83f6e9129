use smtpdiag_core::report::Language;

/// Reads a language, as a tag (`de`, `de-AT`) or a locale (`de_DE.UTF-8`). An
/// empty variable of the environment says nothing.
pub(super) fn parse(text: &str) -> Result<Language, String> {
    let known = || Language::all().iter().map(|language| language.tag()).collect::<Vec<_>>().join(", ");
    match text.trim() {
        "" => Ok(Language::default()),
        tag => Language::of_tag(tag).ok_or_else(|| format!("the texts exist in {}", known())),
    }
}

#[cfg(test)]
#[path = "language_tests.rs"]
mod tests;
