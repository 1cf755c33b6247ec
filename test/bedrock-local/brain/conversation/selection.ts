/** Where a piece of code is from, as the prompt says around its fence. */
export interface Selection {
  readonly file: string;
  /** One-based. */
  readonly startLine: number;
}

const element = /<selection\s[^>]*file="([^"]*)"(?:[^>]*lines="(\d+)-\d+")?[^>]*>/;

/** `<selection file="…" lines="3-9">`: the first one. */
export function findSelection(text: string): Selection | undefined {
  const [, file, line] = element.exec(text) ?? [];
  return file === undefined ? undefined : { file, startLine: Number(line ?? 1) };
}

export function withoutSelectionTags(text: string): string {
  return text.replace(/<\/?selection(?:\s[^>]*)?>/g, '');
}
