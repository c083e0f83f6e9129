use super::fill::Values;
use super::named::Named;
use crate::knowledge::{Code, enhanced_code, reply_code};
use crate::matching::Context;

/// What the codes alone say when no rule names the words: the registries'
/// likeliest cause, with low confidence.
pub(super) fn by_registry(context: &Context) -> Option<Named> {
    let enhanced = context.enhanced.and_then(enhanced_code).and_then(|code| likeliest(code, 0.35));
    enhanced.or_else(|| context.code.and_then(reply_code).and_then(|code| likeliest(code, 0.2)))
}

fn likeliest(code: &Code, confidence: f64) -> Option<Named> {
    let cause = *code.causes.first()?;
    Some(Named {
        cause,
        rule: format!("code/{}", code.code),
        confidence,
        weight: 1.0,
        captures: Values::default(),
        provider: None,
    })
}
