use crate::args::RedactArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::io::input::{Input, Trouble};
use crate::output;
use crate::terminal::Screen;
use smtpdiag_core::Redactor;
use std::path::Path;

/// Prints a version of a text that is fit for a forum, as it is read.
pub(super) fn run(screen: &mut Screen, args: &RedactArgs) -> Result<Exit, Failure> {
    let input = match &args.file {
        Some(path) if path != Path::new("-") => Input::File(path.clone()),
        _ => Input::Stdin,
    };
    let (mut redactor, mut out, mut written) = (Redactor::new(), String::new(), Ok(()));
    let (_, trouble) = input.read(&mut |_| {}, &mut |chunk| {
        // After a failure to write there is nothing to do but to come to the end.
        if written.is_ok() {
            redactor.feed(chunk, &mut out);
            written = screen.raw(&out);
            out.clear();
        }
    });
    written?;
    redactor.finish(&mut out);
    screen.raw(&out)?;
    match trouble {
        None => Ok(Exit::NoFault),
        Some(Trouble::NotRead(failure)) => Err(failure),
        Some(Trouble::Broken(what)) => {
            output::warn(&what);
            Ok(Exit::NoFault)
        }
    }
}
