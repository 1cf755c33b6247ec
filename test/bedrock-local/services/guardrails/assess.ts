import type { GuardrailDefinition, SensitiveAction } from './definitions.ts';
import { findAll, findPii, type Span } from './pii.ts';

type Source = 'INPUT' | 'OUTPUT';

/** One thing that a policy looks for, and whether it is there; `match` is empty where it is not. */
export interface Finding {
  readonly label: string;
  readonly match: string;
  readonly detected: boolean;
}

export interface SensitiveFinding extends Finding {
  readonly action: SensitiveAction;
  readonly pattern?: string;
}

interface FilterFinding extends Finding {
  readonly strength: string;
}

/** What a guardrail finds in a text; `masked` is the text with its placeholders (`{EMAIL}`). */
export interface Assessment {
  readonly topics: readonly Finding[];
  readonly filters: readonly FilterFinding[];
  readonly words: readonly Finding[];
  readonly profanity: readonly Finding[];
  readonly pii: readonly SensitiveFinding[];
  readonly regexes: readonly SensitiveFinding[];
  readonly action: 'NONE' | 'BLOCKED' | 'MASKED';
  readonly masked: string;
}

interface Located {
  readonly finding: SensitiveFinding;
  readonly spans: readonly Span[];
}

export function assess(definition: GuardrailDefinition, text: string, source: Source): Assessment {
  const lower = text.toLowerCase().replace(/\s+/g, ' ');
  const pii = definition.pii.flatMap(({ type, action }) =>
    located({ label: type, action }, findPii(type, text)),
  );
  const regexes = definition.regexes.flatMap(({ name, pattern, action }) =>
    located({ label: name, action, pattern }, findAll(new RegExp(pattern, 'g'), text)),
  );
  const found = {
    topics: definition.topics.map(({ name, phrases }) => phraseFinding(name, phrases, lower)),
    filters: definition.filters
      .filter(({ type }) => source === 'INPUT' || type !== 'PROMPT_ATTACK')
      .map(({ type, strength, phrases }) => ({ ...phraseFinding(type, phrases, lower), strength })),
    words: definition.words.map((word) => wordFinding(word, text)),
    profanity: definition.profanity.map((word) => wordFinding(word, text)),
    pii: pii.map(({ finding }) => finding),
    regexes: regexes.map(({ finding }) => finding),
  };
  const masked = mask(text, [...pii, ...regexes]);
  return { ...found, masked, action: isBlocked(found) ? 'BLOCKED' : masked === text ? 'NONE' : 'MASKED' };
}

function phraseFinding(label: string, phrases: readonly string[], lower: string): Finding {
  const match = phrases.find((phrase) => lower.includes(phrase)) ?? '';
  return { label, match, detected: match !== '' };
}

function wordFinding(word: string, text: string): Finding {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const detected = new RegExp(`(?<!\\w)${escaped}(?!\\w)`, 'i').test(text);
  return { label: word, match: detected ? word : '', detected };
}

/** One finding for each place, or a single one that says that there is none. */
function located(
  rule: { readonly label: string; readonly action: SensitiveAction; readonly pattern?: string },
  spans: readonly Span[],
): readonly Located[] {
  if (spans.length === 0) return [{ finding: { ...rule, match: '', detected: false }, spans }];
  return spans.map((span) => ({ finding: { ...rule, match: span.match, detected: true }, spans: [span] }));
}

function isBlocked(found: Omit<Assessment, 'masked' | 'action'>): boolean {
  const blocking = [...found.topics, ...found.filters, ...found.words, ...found.profanity];
  const sensitive = [...found.pii, ...found.regexes].filter(({ action }) => action === 'BLOCK');
  return [...blocking, ...sensitive].some(({ detected }) => detected);
}

function mask(text: string, found: readonly Located[]): string {
  const places = found
    .filter(({ finding }) => finding.action === 'ANONYMIZE')
    .flatMap(({ finding, spans }) => spans.map((span) => ({ ...span, label: finding.label })))
    .sort((a, b) => a.start - b.start);
  let masked = '';
  let end = 0;
  for (const { start, match, label } of places) {
    if (start < end) continue;
    masked += `${text.slice(end, start)}{${label}}`;
    end = start + match.length;
  }
  return masked + text.slice(end);
}
