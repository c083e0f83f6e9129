//! DATA: the message is taken, measured and dropped.

use super::dialogue::{Dialogue, Next};
use super::point::Point;
use super::record::Event;
use super::wire::Line;
use std::io;

/// Most bytes of a message.
const MESSAGE: usize = 64 << 20;

impl Dialogue<'_> {
    /// DATA, the message, and the reply to it.
    pub(super) fn data(&mut self, line: &str) -> io::Result<Next> {
        let next = self.answer(Point::Data, line, "354 End data with <CR><LF>.<CR><LF>")?;
        if next != Next::GoOn(354) {
            return Ok(next);
        }
        let (mut lines, mut bytes) = (0_usize, 0_usize);
        loop {
            let Line::Text(line) = self.wire.line()? else {
                self.tell(Event::Gone, &format!("in the message, after {lines} lines, {bytes} bytes"));
                return Ok(Next::Ended);
            };
            if line == "." {
                break;
            }
            if lines == 0
                && let Some(next) = self.departs(Point::Body, "")?
            {
                return Ok(next);
            }
            lines += 1;
            bytes += line.len() + 2;
            if bytes > MESSAGE {
                self.tell(Event::Limit, "a message too large");
                self.say("552 5.3.4 Message too large")?;
                return Ok(Next::Close);
            }
        }
        self.tell(Event::Message, &format!("{lines} lines, {bytes} bytes; dropped"));
        self.answer(Point::Message, "", "250 2.0.0 Ok: queued as 4LABqueue0001")
    }
}
