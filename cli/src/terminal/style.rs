use anstyle::{AnsiColor, Style};
use smtpdiag_core::render::Mark;

/// The colour of a mark. The sixteen colours of the terminal follow the
/// user's own theme.
pub(super) const fn style(mark: Mark) -> Style {
    match mark {
        Mark::Plain => Style::new(),
        Mark::Fault => AnsiColor::Red.on_default().bold(),
        Mark::Warning | Mark::Unknown => AnsiColor::Yellow.on_default().bold(),
        Mark::Healthy => AnsiColor::Green.on_default().bold(),
        Mark::Label => Style::new().bold(),
        Mark::Command => AnsiColor::Cyan.on_default(),
        Mark::Muted => Style::new().dimmed(),
    }
}
