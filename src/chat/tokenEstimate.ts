import type { Content, ModelRequest } from './modelRequest.ts';
import type { ToolSpec } from './tools.ts';

/** Tokens of a request's text, by a rule of thumb; no model's own. What it can't measure it does not pretend to. */
export interface RawEstimate {
  readonly tokens: number;
  /** Pictures and documents: what they take is only known to the model. */
  readonly unmeasured: number;
}

/** Role, separators and the like around each message. */
const PER_MESSAGE = 4;

export function estimateRequest({
  system,
  messages,
  tools = [],
}: Pick<ModelRequest, 'system' | 'messages' | 'tools'>): RawEstimate {
  const parts = messages.flatMap(({ content }) => content);
  const texts = parts.reduce((sum, part) => sum + tokensOfPart(part), 0);
  return {
    tokens: estimateTokens(system) + estimateTools(tools) + texts + PER_MESSAGE * messages.length,
    unmeasured: parts.filter(({ kind }) => kind === 'image' || kind === 'document').length,
  };
}

function tokensOfPart(part: Content): number {
  if (part.kind === 'toolUse') return estimateTokens(part.name + JSON.stringify(part.input));
  return 'text' in part ? estimateTokens(part.text) : 0;
}

/** What the model is told of its tools. */
export function estimateTools(tools: readonly ToolSpec[]): number {
  return tools.reduce(
    (sum, { name, description, inputSchema }) =>
      sum + estimateTokens(name + description + JSON.stringify(inputSchema)),
    0,
  );
}

/** Tokens of one character, about: words are few characters to a token, signs and other scripts many tokens. */
const LETTER = 0.25;
const DIGIT = 0.4;
const SIGN = 0.5;
const SPACE = 0.1;
const OTHER_LETTER = 0.5;
/** A character of Chinese, Japanese or Korean, or one outside the basic plane, which is two UTF-16 units. */
const DENSE = 0.9;

/** Never fewer for a longer text; one pass, nothing allocated. */
export function estimateTokens(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) sum += weightOf(text.charCodeAt(i));
  return Math.ceil(sum);
}

function weightOf(unit: number): number {
  if (unit > 0x7f) return unit >= 0x2e80 ? DENSE : OTHER_LETTER;
  if (isAsciiLetter(unit)) return LETTER;
  if (unit <= 0x20) return SPACE;
  return unit >= 0x30 && unit <= 0x39 ? DIGIT : SIGN;
}

function isAsciiLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
