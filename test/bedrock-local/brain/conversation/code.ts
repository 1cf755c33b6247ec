/** A fenced block of a prompt. */
export interface Code {
  readonly language: string;
  readonly text: string;
}

const opening = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`]*)[^\n`]*$/;

/** The longest fenced block: what the question is about. A fence that never closes reaches to the end. */
export function findCode(text: string): Code | undefined {
  return split(text).blocks.toSorted((a, b) => b.text.length - a.text.length)[0];
}

/** What stands outside of the fences. */
export function withoutCode(text: string): string {
  return split(text).outside.join('\n');
}

function split(text: string): { readonly blocks: readonly Code[]; readonly outside: readonly string[] } {
  const blocks: Code[] = [];
  const outside: string[] = [];
  let open: { fence: string; language: string; lines: string[] } | undefined;
  const close = (): void => {
    if (open) blocks.push({ language: open.language, text: open.lines.join('\n') });
    open = undefined;
  };
  for (const line of text.split('\n')) {
    if (open) {
      const bare = line.trim();
      if (bare.startsWith(open.fence) && /^(`+|~+)$/.test(bare)) close();
      else open.lines.push(line);
      continue;
    }
    const [, fence, language] = opening.exec(line) ?? [];
    if (fence) open = { fence, language: language ?? '', lines: [] };
    else outside.push(line);
  }
  close();
  return { blocks, outside };
}
