//! Parts of mails in base64 and quoted-printable. A line of quoted-printable
//! keeps its place; what base64 holds stands for the whole block.

use crate::limits;
use crate::text::{Line, OffsetMap};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::parsers::MessageStream;

/// Knows, over the lines, whether they are the encoded body of a part.
#[derive(Debug, Default)]
pub(super) struct Mime {
    header: Header,
    body: Option<Encoding>,
    charset: String,
    /// The lines of a block, or of one line that goes on, not yet decoded.
    held: Vec<Line>,
    bytes: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Base64,
    QuotedPrintable,
}

/// The fields of the header under way that matter.
#[derive(Debug, Default)]
struct Header {
    encoding: Option<Encoding>,
    /// The value of Content-Type, in lower case.
    content_type: String,
    /// Folded lines belong to Content-Type.
    open: bool,
}

impl Mime {
    /// Takes the next line; it comes back where it is not encoded, behind what
    /// was decoded before it.
    pub(super) fn push(&mut self, line: Line, decoded: &mut Vec<Line>) -> Option<Line> {
        let Some(encoding) = self.body else {
            self.outside(&line.text);
            return Some(line);
        };
        if is_boundary(&line.text) || encoding == Encoding::Base64 && !is_base64(&line.text) {
            self.finish(decoded);
            self.outside(&line.text);
            return Some(line);
        }
        let open = encoding == Encoding::Base64 || line.text.trim_end().ends_with('=');
        self.bytes += line.text.len();
        self.held.push(line);
        if !open || self.bytes > limits::MIME_PART {
            self.decode(encoding, decoded);
        }
        None
    }

    /// Ends the part under way.
    pub(super) fn finish(&mut self, decoded: &mut Vec<Line>) {
        if let Some(encoding) = self.body.take() {
            self.decode(encoding, decoded);
        }
    }

    /// A line of no encoded body: it may be one of a header, or end it.
    fn outside(&mut self, text: &str) {
        if text.trim().is_empty() {
            let header = std::mem::take(&mut self.header);
            self.charset = header.charset().to_owned();
            self.body = header.encoding.filter(|_| header.is_text());
        } else if !self.header.take(text) {
            self.header = Header::default();
        }
    }

    fn decode(&mut self, encoding: Encoding, out: &mut Vec<Line>) {
        self.bytes = 0;
        let held = std::mem::take(&mut self.held);
        let (Some(first), Some(last)) = (held.first(), held.last()) else { return };
        let (number, start, end) =
            (first.number, first.whole().start, last.whole().end.max(first.whole().start));
        let Some(text) = decoded(encoding, &self.charset, &held) else {
            return out.extend(held);
        };
        for text in text.lines() {
            let mut map = OffsetMap::empty(start);
            map.add(0, start..end, false);
            out.push(Line { number, text: text.to_owned(), map });
        }
    }
}

impl Header {
    /// Takes a line; whether it may be one of a header.
    fn take(&mut self, text: &str) -> bool {
        if text.starts_with([' ', '\t']) {
            if self.open && self.content_type.len() < limits::MIME_HEADER {
                self.content_type.push_str(&text.trim().to_ascii_lowercase());
            }
            return true;
        }
        let Some((name, value)) = text.split_once(':') else { return text.starts_with("--") };
        let value = value.trim().to_ascii_lowercase();
        self.open = name.eq_ignore_ascii_case("content-type");
        if self.open {
            self.content_type = value;
        } else if name.eq_ignore_ascii_case("content-transfer-encoding") {
            self.encoding = match value.as_str() {
                "base64" => Some(Encoding::Base64),
                "quoted-printable" => Some(Encoding::QuotedPrintable),
                _ => None,
            };
        }
        !name.contains(' ')
    }

    /// Whether the part may hold words: pictures and the like stay as they are.
    fn is_text(&self) -> bool {
        let kinds =
            ["text/", "message/delivery-status", "message/global-delivery-status", "message/feedback-report"];
        self.content_type.is_empty() || kinds.iter().any(|kind| self.content_type.starts_with(kind))
    }

    fn charset(&self) -> &str {
        let rest = self.content_type.split_once("charset=").map_or("", |(_, rest)| rest);
        let name = rest.trim_start_matches('"').split(['"', ';', ' ']).next().unwrap_or("");
        if name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)) { name } else { "" }
    }
}

/// What the lines say. Of the library only the decoders are used: its parser
/// of whole mails brings tables of HTML, of dates and of header fields.
fn decoded(encoding: Encoding, charset: &str, held: &[Line]) -> Option<String> {
    let mut body = String::new();
    for line in held {
        body.push_str(&line.text);
        body.push_str("\r\n");
    }
    let bytes = match encoding {
        Encoding::Base64 => base64_decode(body.as_bytes())?,
        Encoding::QuotedPrintable => {
            let (end, bytes) = MessageStream::new(body.as_bytes()).decode_quoted_printable_mime(b"");
            (end != usize::MAX).then(|| bytes.into_owned())?
        }
    };
    Some(match charset_decoder(charset.as_bytes()) {
        Some(decode) => decode(&bytes),
        None => String::from_utf8_lossy(&bytes).into_owned(),
    })
}

/// `--xyz` between parts; in quoted-printable a line may begin with dashes too, but not so.
fn is_boundary(text: &str) -> bool {
    let Some(name) = text.strip_prefix("--") else { return false };
    let name = name.trim_end().trim_end_matches('-');
    name.len() >= 6 && !name.contains(' ') && name.bytes().any(|b| b.is_ascii_alphanumeric())
}

fn is_base64(text: &str) -> bool {
    text.trim().bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
}

#[cfg(test)]
#[path = "mime_tests.rs"]
mod tests;
