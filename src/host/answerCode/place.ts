/** Code that replaces `[start, end)` of a document, in offsets of its text with line feeds as line ends. */
export interface Placement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface PlaceHints {
  /** The code that the prompt was about, as it was then; `startLine` is one-based. */
  readonly attached?: { readonly text: string; readonly startLine: number } | undefined;
  /** Of the editor; empty is the cursor. */
  readonly selection?: { readonly start: number; readonly end: number } | undefined;
}

interface Region {
  readonly start: number;
  readonly end: number;
}

/** Of the document's lines, those that a whole new version of it has to repeat. */
const ALIKE = 0.4;

/**
 * Where code of an answer belongs in a document: in place of the code that was asked about, of the selection, of the
 * lines that begin and end as it does, or of the whole where it is a new version of the whole; else at the cursor.
 */
export function place(document: string, code: string, hints: PlaceHints): Placement {
  const whole = { start: 0, end: document.length };
  const region =
    asked(document, code, hints) ??
    selected(hints) ??
    anchored(document, code, whole) ??
    (isNewVersion(document, code) ? whole : undefined);
  return region ? replacing(document, code, region) : inserting(document, code, hints.selection?.start);
}

function asked(document: string, code: string, { attached }: PlaceHints): Region | undefined {
  const region = attached && attachedRegion(document, attached.text, attached.startLine);
  return region && narrowed(document, code, region);
}

function selected({ selection }: PlaceHints): Region | undefined {
  return selection && selection.end > selection.start ? selection : undefined;
}

/** Where the attached text stands now: where it stood, or at the one place where it can be found. */
function attachedRegion(document: string, text: string, startLine: number): Region | undefined {
  const wanted = text.replace(/\r\n?/g, '\n');
  if (wanted.trim() === '') return undefined;
  const line = lineStart(document, startLine - 1);
  const there = line === undefined ? -1 : document.indexOf(wanted, line);
  const stood = there >= 0 && there <= endOfLine(document, line ?? 0);
  const first = stood ? there : document.indexOf(wanted);
  const unique = stood || document.indexOf(wanted, first + 1) < 0;
  return first >= 0 && unique ? { start: first, end: first + wanted.length } : undefined;
}

/** A short answer to a long attachment is a part of it, where that part can be found. */
function narrowed(document: string, code: string, region: Region): Region {
  const short = lineCount(code) * 2 < lineCount(document.slice(region.start, region.end));
  return (short ? anchored(document, code, region) : undefined) ?? region;
}

/** The lines from the one that begins as the code does to the next that ends as it does, indented alike. */
function anchored(document: string, code: string, within: Region): Region | undefined {
  const lines = code.split('\n').filter((line) => line.trim() !== '');
  const [first, last] = [lines[0]?.trim() ?? '', lines.at(-1)?.trim() ?? ''];
  if (lines.length < 2 || first.length < 4) return undefined;
  const starts = linesIn(document, within).filter(({ text }) => text.trim() === first);
  const [start] = starts;
  if (!start || starts.length > 1) return undefined;
  const indent = indentOf(start.text);
  const end = linesIn(document, { start: start.end, end: within.end }).find(
    ({ text }) => text.trim() === last && indentOf(text) === indent,
  );
  return end && { start: start.start, end: end.end };
}

function isNewVersion(document: string, code: string): boolean {
  const lines = document.split('\n').flatMap((line) => line.trim() || []);
  const repeated = new Set(code.split('\n').map((line) => line.trim()));
  return lines.length > 0 && lines.filter((line) => repeated.has(line)).length >= lines.length * ALIKE;
}

function replacing(document: string, code: string, region: Region): Placement {
  const lineFrom = document.lastIndexOf('\n', region.start - 1) + 1;
  const before = document.slice(lineFrom, region.start);
  const indent = indentOf(document.slice(lineFrom, endOfLine(document, lineFrom)));
  const indented = reindented(code.replace(/\n+$/, ''), indent);
  const text = before.trim() === '' ? indented.slice(sharedStart(indented, before)) : indented.trimStart();
  const ends = document.slice(region.start, region.end).endsWith('\n') ? '\n' : '';
  return { ...region, text: text + ends };
}

function inserting(document: string, code: string, at = document.length): Placement {
  const from = document.lastIndexOf('\n', at - 1) + 1;
  const before = document.slice(from, at);
  if (before.trim() === '' && from === at) return { start: at, end: at, text: `${code}\n` };
  if (before.trim() === '')
    return { start: at, end: at, text: reindented(code, before).slice(before.length) };
  return { start: at, end: at, text: at === document.length ? `\n${code}\n` : code };
}

/** Moved to the right where it is less indented than what it replaces. */
function reindented(code: string, indent: string): string {
  const lines = code.split('\n');
  const own = lines
    .filter((line) => line.trim() !== '')
    .map(indentOf)
    .reduce<string | undefined>(
      (least, one) => (least === undefined || one.length < least.length ? one : least),
      undefined,
    );
  if (own === undefined || own.length >= indent.length) return code;
  return lines.map((line) => (line.trim() === '' ? line : indent + line.slice(own.length))).join('\n');
}

function sharedStart(text: string, before: string): number {
  return text.startsWith(before) ? before.length : 0;
}

function indentOf(line: string): string {
  return /^[\t ]*/.exec(line)?.[0] ?? '';
}

function lineCount(text: string): number {
  return text.split('\n').length;
}

function endOfLine(document: string, from: number): number {
  const end = document.indexOf('\n', from);
  return end < 0 ? document.length : end;
}

/** Zero-based; undefined where there are fewer lines. */
function lineStart(document: string, line: number): number | undefined {
  let at = 0;
  for (let n = 0; n < line; n += 1) {
    at = document.indexOf('\n', at) + 1;
    if (at === 0) return undefined;
  }
  return at;
}

interface Line extends Region {
  readonly text: string;
}

function linesIn(document: string, { start, end }: Region): Line[] {
  const lines: Line[] = [];
  for (let at = start; at < end;) {
    const to = Math.min(endOfLine(document, at), end);
    lines.push({ start: at, end: to, text: document.slice(at, to) });
    at = to + 1;
  }
  return lines;
}
