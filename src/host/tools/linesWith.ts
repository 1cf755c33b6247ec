export interface TextHit {
  /** One-based. */
  readonly line: number;
  /** The line, or the part of it around what was looked for. */
  readonly text: string;
}

/** Lines of one file: a file full of them must not hide the others. */
const MOST = 50;
const LONGEST = 300;

/** The lines that contain a literal text, in their order. */
export function linesWith(text: string, wanted: string, caseSensitive: boolean): readonly TextHit[] {
  const needle = caseSensitive ? wanted : wanted.toLowerCase();
  const folded = (line: string): string => (caseSensitive ? line : line.toLowerCase());
  if (!folded(text).includes(needle)) return [];
  const hits: TextHit[] = [];
  for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) {
    const at = folded(line).indexOf(needle);
    if (at >= 0) hits.push({ line: i + 1, text: excerpt(line, at) });
  }
  const more = hits.length - MOST;
  if (more <= 0) return hits;
  const last = hits[MOST - 1];
  return [
    ...hits.slice(0, MOST - 1),
    { line: last?.line ?? 0, text: `${last?.text ?? ''} (${more} more lines of this file)` },
  ];
}

/** Without its indent, and not all of a line of a megabyte. */
function excerpt(line: string, at: number): string {
  if (line.length <= LONGEST) return line.trim();
  const start = Math.max(0, Math.min(at - LONGEST / 3, line.length - LONGEST));
  const from = Math.floor(start);
  const part = line.slice(from, from + LONGEST).trim();
  return `${from > 0 ? '…' : ''}${part}${from + LONGEST < line.length ? '…' : ''}`;
}
