use super::{exim_line, postfix};

/// The queue id (Postfix, Sendmail) or message id (Exim) that a line of a log
/// begins with.
pub(crate) fn delivery_id(text: &str) -> Option<&str> {
    let exim = exim_line::message_id(exim_line::without_pid(text)).map(|(id, _)| id);
    exim.or_else(|| postfix::queue_id(text).and_then(|(id, _)| id))
}
