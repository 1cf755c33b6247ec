import type { Message } from './modelRequest.ts';

/** UTF-8 bytes to a token: code and English lie between 3 and 4, so that this errs on the high side. */
const BYTES_PER_TOKEN = 3.5;

/** An estimate, without pictures and documents, which only AWS can count. */
export function estimatedTokens(system: string, messages: readonly Message[] = []): number {
  const texts = messages.flatMap(({ content }) => content.map((part) => ('text' in part ? part.text : '')));
  return Math.ceil(new TextEncoder().encode([system, ...texts].join('')).length / BYTES_PER_TOKEN);
}
