/** Replaces lone surrogates, which AWS's JSON parser refuses, with U+FFFD. */
export function wellFormed(text: string): string {
  return text.toWellFormed();
}

/** `1536` → `1.5 KB`; binary units with the customary names. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'];
  let value = bytes;
  let unit = -1;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit] ?? 'B'}`;
}

/** A code fence longer than any run of backticks within, so that the text can't close it. */
export function fence(text: string, language = ''): string {
  const longest = [...text.matchAll(/`+/g)].reduce((max, [run]) => Math.max(max, run.length), 0);
  const ticks = '`'.repeat(Math.max(3, longest + 1));
  return `${ticks}${language}\n${text}${text.endsWith('\n') ? '' : '\n'}${ticks}`;
}

/** The first line with words in it, at most `max` characters, for titles. */
export function firstLine(text: string, max: number): string {
  const line =
    text
      .split('\n')
      .find((candidate) => candidate.trim() !== '')
      ?.trim() ?? '';
  return line.length <= max ? line : `${line.slice(0, max - 1).trimEnd()}…`;
}

export interface TextPart {
  readonly text: string;
  readonly code: boolean;
}

/** Text cut at its code spans: one backtick on each side, as our own sentences write them. A lone one stays. */
export function codeSpans(text: string): readonly TextPart[] {
  return text
    .split(/`([^`\n]+)`/)
    .map((part, i) => ({ text: part, code: i % 2 === 1 }))
    .filter((part) => part.text !== '');
}
