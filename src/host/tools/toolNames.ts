/** Bytes and letters that Converse takes (ToolSpecification, Amazon Bedrock API Reference). */
const LONGEST = 64;

interface Named {
  readonly name: string;
}

/** Names that a request may carry, each once: of two alike, the first keeps its own. */
export function uniquelyNamed<T extends Named>(tools: readonly T[]): readonly T[] {
  const taken = new Set<string>();
  return tools.map((tool) => {
    const name = freeName(fitting(tool.name), taken);
    taken.add(name);
    return name === tool.name ? tool : { ...tool, name };
  });
}

function fitting(name: string): string {
  const letters = name.replaceAll(/[^a-zA-Z0-9_-]/g, '_').slice(0, LONGEST);
  return letters === '' ? 'tool' : letters;
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n += 1) {
    const suffix = `_${n}`;
    free = `${name.slice(0, LONGEST - suffix.length)}${suffix}`;
  }
  return free;
}
