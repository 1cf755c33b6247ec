import { bestSentences } from '../sentences.ts';
import { say, type Rule } from './rule.ts';

/** Passages of a knowledge base in the prompt: the answer uses them, and numbers what it takes. */
export const fromPassages: Rule = {
  name: 'knowledge base',
  when: ({ passages }) => passages.length > 0,
  answer: ({ passages, question }) => {
    const used = passages.slice(0, 3);
    const points = used.map(({ number, text }) => {
      const sentences = bestSentences(text, question, 2).map((sentence) => sentence.text.trim());
      return `- ${sentences.join(' ')} [${number}]`;
    });
    const titles = used.map(({ number, title }) => `${title} [${number}]`).join(', ');
    return say(`From the knowledge base:\n\n${points.join('\n')}\n\nThis comes from ${titles}.`);
  },
};
