import type { AnswerBlock } from '../answer.ts';
import type { CitableSource } from '../conversation/sources.ts';
import { bestSentences } from '../sentences.ts';
import { say, type Rule } from './rule.ts';

/** Documents and search results with citations enabled: the sentences that fit, each with its place. */
export const citing: Rule = {
  name: 'citations',
  when: ({ sources }) => sources.length > 0,
  answer: ({ sources, question, questions }) => {
    const asked = question || (questions.at(-1) ?? '');
    const cited = sources.flatMap((source) =>
      bestSentences(source.text, asked, 2).map((found) => cite(source, found)),
    );
    const parts = cited.flatMap((block, i) => (i === 0 ? [block] : [...say('\n\n'), block]));
    return [...parts, ...say('\n\nThat is what the given sources say about it.')];
  },
};

function cite(source: CitableSource, found: { readonly text: string; readonly start: number }): AnswerBlock {
  const citation = {
    location: source.locate(found.start, found.start + found.text.length),
    ...(source.source !== undefined && { source: source.source }),
    sourceContent: [{ text: found.text }],
    title: source.title,
  };
  return { kind: 'cited', text: found.text.trim(), citations: [citation] };
}
