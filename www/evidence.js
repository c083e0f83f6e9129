// Finds the places in the text that a report points to. Reports count bytes
// of the UTF-8 form; strings here count UTF-16 units.

/** Bytes that the character at `index` takes in UTF-8, and its UTF-16 units. */
function width(text, index) {
  const unit = text.charCodeAt(index);
  if (unit < 0x80) return [1, 1];
  if (unit < 0x800) return [2, 1];
  const next = text.charCodeAt(index + 1);
  const pair = unit >= 0xd800 && unit < 0xdc00 && next >= 0xdc00 && next < 0xe000;
  // A lone half of a pair is encoded as U+FFFD, which takes three bytes too.
  return pair ? [4, 2] : [3, 1];
}

/** Maps byte offsets to string indexes: a Map with an entry for each offset. */
export function toIndexes(text, offsets) {
  const sorted = [...new Set(offsets)].sort((a, b) => a - b);
  const indexes = new Map();
  let byte = 0;
  let index = 0;
  for (const offset of sorted) {
    while (byte < offset && index < text.length) {
      const [bytes, units] = width(text, index);
      byte += bytes;
      index += units;
    }
    indexes.set(offset, index);
  }
  return indexes;
}

/** Lines of the text as {start, end}, without their line ends. */
export function linesOf(text) {
  const lines = [];
  let start = 0;
  for (;;) {
    const end = text.indexOf('\n', start);
    if (end < 0) break;
    lines.push({ start, end });
    start = end + 1;
  }
  lines.push({ start, end: text.length });
  return lines;
}

/**
 * Marks of a report in a text: {start, end, finding}, sorted, without
 * overlaps; where two findings claim the same place, the first keeps it.
 */
export function marksOf(text, report) {
  const places = report.findings.flatMap((finding, number) =>
    finding.evidence.map(({ start, end }) => ({ start, end, finding: number })),
  );
  const indexes = toIndexes(text, places.flatMap(({ start, end }) => [start, end]));
  const taken = [];
  for (const place of places) {
    const mark = { start: indexes.get(place.start), end: indexes.get(place.end), finding: place.finding };
    const free = taken.every((other) => mark.end <= other.start || mark.start >= other.end);
    if (mark.start < mark.end && free) taken.push(mark);
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** The marks within one line, cut to it. */
export function marksInLine(marks, line) {
  return marks
    .filter((mark) => mark.start < line.end && mark.end > line.start)
    .map((mark) => ({ ...mark, start: Math.max(mark.start, line.start), end: Math.min(mark.end, line.end) }));
}
