use super::{Filter, mention};
use crate::carriers;
use crate::date;
use crate::formats::delivery_id;
use crate::limits;
use crate::smtp::{Command, Step};
use crate::text::Line;
use std::collections::{HashMap, HashSet, VecDeque};

/// Passes the lines that a [`Filter`] wants; bounded.
#[derive(Debug)]
pub(crate) struct Sieve {
    filter: Filter,
    /// Deliveries to the wanted address.
    wanted: HashSet<String>,
    /// Lines of deliveries whose recipient is not known yet.
    held: HashMap<String, Vec<Line>>,
    /// The same, oldest first.
    order: VecDeque<String>,
    held_lines: usize,
    held_bytes: usize,
    /// A log of deliveries, not a dialogue.
    log: bool,
    /// In a dialogue: the recipient is another one.
    other: bool,
    passed: u64,
    dropped: u64,
    timeless: u64,
}

impl Sieve {
    /// A sieve for what is wanted; `None` where everything is.
    pub(crate) fn new(filter: Filter) -> Option<Self> {
        (!filter.is_empty()).then(|| Self {
            filter,
            wanted: HashSet::new(),
            held: HashMap::new(),
            order: VecDeque::new(),
            held_lines: 0,
            held_bytes: 0,
            log: false,
            other: false,
            passed: 0,
            dropped: 0,
            timeless: 0,
        })
    }

    /// Whether nothing passed although there were lines.
    pub(crate) const fn kept_nothing(&self) -> bool {
        self.passed == 0 && self.dropped > 0
    }

    /// Whether lines passed because they tell no time.
    pub(crate) const fn timeless(&self) -> bool {
        self.timeless > 0
    }

    /// Takes a line and hands on what is wanted, it or lines held before.
    pub(crate) fn take(&mut self, line: Line, pass: &mut impl FnMut(Line)) {
        if !self.in_time(&line) || !self.of_queue(&line) {
            self.dropped += 1;
            return;
        }
        match self.filter.to.clone() {
            Some(address) => self.recipient(line, &address, pass),
            None => self.pass(line, pass),
        }
    }

    fn pass(&mut self, line: Line, pass: &mut impl FnMut(Line)) {
        self.passed += 1;
        pass(line);
    }

    fn in_time(&mut self, line: &Line) -> bool {
        let Filter { since, until, .. } = self.filter;
        if since.is_none() && until.is_none() {
            return true;
        }
        let at = carriers::unwrap(&line.text).at.and_then(|at| date::instant(at, self.filter.clock()));
        let Some(at) = at else {
            self.timeless += u64::from(!line.text.trim().is_empty());
            return true;
        };
        since.is_none_or(|since| at >= since) && until.is_none_or(|until| at <= until)
    }

    fn of_queue(&self, line: &Line) -> bool {
        self.filter.queue_id.as_ref().is_none_or(|id| mention::of_id(&line.text, id))
    }

    /// A log names the recipient on some lines of a delivery: the lines
    /// before are held until then. In a dialogue RCPT decides.
    fn recipient(&mut self, line: Line, address: &str, pass: &mut impl FnMut(Line)) {
        let carried = carriers::unwrap(&line.text);
        let named = mention::of_address(&line.text, address);
        let logged = carried.program.is_some();
        if let Some(id) = delivery_id(carried.rest).map(str::to_owned) {
            self.log = true;
            if named {
                self.release(&id, pass);
                self.pass(line, pass);
            } else if !self.wanted.contains(&id) {
                self.hold(id, line);
            } else if names_another(carried.rest) {
                self.dropped += 1;
            } else {
                self.pass(line, pass);
            }
            return;
        }
        let wanted = if self.log || logged { named } else { self.in_dialogue(carried.rest, named) };
        if wanted {
            self.pass(line, pass);
        } else {
            self.dropped += 1;
        }
    }

    fn in_dialogue(&mut self, text: &str, named: bool) -> bool {
        let at = ["RCPT TO:", "MAIL FROM:", "rcpt TO:", "mail FROM:"].iter().find_map(|verb| text.find(verb));
        match at.and_then(|at| Command::parse(&text[at..])).map(|command| command.step()) {
            Some(Step::Rcpt) => self.other = !named,
            Some(Step::Mail) => self.other = false,
            _ => {}
        }
        !self.other || named
    }

    fn release(&mut self, id: &str, pass: &mut impl FnMut(Line)) {
        for line in self.forget(id) {
            // Of the recipients of one message only the wanted one.
            if names_another(carriers::unwrap(&line.text).rest) {
                self.dropped += 1;
            } else {
                self.pass(line, pass);
            }
        }
        if self.wanted.len() < limits::HELD {
            self.wanted.insert(id.to_owned());
        }
    }

    fn hold(&mut self, id: String, line: Line) {
        self.held_lines += 1;
        self.held_bytes += line.text.len();
        let lines = self.held.entry(id.clone()).or_default();
        if lines.is_empty() {
            self.order.push_back(id);
        }
        lines.push(line);
        while self.held_lines > limits::HELD || self.held_bytes > limits::HELD_BYTES {
            let Some(oldest) = self.order.pop_front() else { break };
            let lost = self.forget(&oldest).len();
            self.dropped += lost as u64;
        }
        // Deliveries that were let go are still in the order.
        if self.order.len() > 2 * limits::HELD {
            self.order.retain(|id| self.held.contains_key(id));
        }
    }

    fn forget(&mut self, id: &str) -> Vec<Line> {
        let lines = self.held.remove(id).unwrap_or_default();
        self.held_lines -= lines.len();
        self.held_bytes -= lines.iter().map(|l| l.text.len()).sum::<usize>();
        lines
    }

    /// Ends the input: what is still held is not wanted.
    pub(crate) fn finish(&mut self) {
        self.dropped += self.held_lines as u64;
        self.held.clear();
        self.order.clear();
        (self.held_lines, self.held_bytes) = (0, 0);
    }
}

/// Whether a line of a log tells of a delivery to some address: `to=<...>`
/// (Postfix, Sendmail), `== a@b`, `** a@b`, `=> a@b`, `-> a@b` (Exim).
fn names_another(text: &str) -> bool {
    const MARKS: [&str; 5] = [" to=", " == ", " ** ", " => ", " -> "];
    MARKS.iter().any(|mark| text.contains(mark))
}
