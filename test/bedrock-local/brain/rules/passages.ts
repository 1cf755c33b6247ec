import type { Passage } from '../conversation/passages.ts';
import { bestSentences } from '../sentences.ts';
import { say, type Rule } from './rule.ts';

/** Passages of a knowledge base in the prompt: the answer uses them, and numbers what it takes. */
export const fromPassages: Rule = {
  name: 'knowledge base',
  when: ({ passages, code }) => passages.length > 0 && !code,
  answer: ({ passages, question }) => say(passageAnswer(passages, question)),
};

export function passageAnswer(passages: readonly Passage[], question: string): string {
  const used = passages.slice(0, 3);
  const points = used.map(({ number, text }) => {
    const sentences = bestSentences(text, question, 2).map((sentence) => sentence.text.trim());
    return `- ${sentences.join(' ')} [${number}]`;
  });
  const titles = used.map(({ number, title }) => `${title} [${number}]`).join(', ');
  return `From the knowledge base:\n\n${points.join('\n')}\n\nThis comes from ${titles}.`;
}
