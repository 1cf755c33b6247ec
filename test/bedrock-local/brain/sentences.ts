interface Sentence {
  readonly text: string;
  /** Its place in the text, in code units. */
  readonly start: number;
}

const common = new Set([
  'what',
  'which',
  'where',
  'when',
  'does',
  'the',
  'and',
  'for',
  'how',
  'who',
  'with',
  'use',
  'this',
  'that',
  'are',
  'our',
]);

/** The sentences that share most words with the question, in the order of the text; the first one if none does. */
export function bestSentences(text: string, question: string, count: number): readonly Sentence[] {
  const wanted = new Set(
    (question.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []).filter((word) => !common.has(word)),
  );
  const sentences = Array.from(text.matchAll(/[^.!?\n]+[.!?]*\s*/g), (match) => ({
    text: match[0],
    start: match.index,
  })).filter((sentence) => sentence.text.trim() !== '' && !sentence.text.startsWith('#'));
  const scored = sentences.map((sentence) => ({ sentence, score: overlap(sentence.text, wanted) }));
  const best = scored
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, count)
    .map(({ sentence }) => sentence)
    .toSorted((a, b) => a.start - b.start);
  return best.length > 0 ? best : sentences.slice(0, 1);
}

function overlap(text: string, wanted: ReadonlySet<string>): number {
  return new Set((text.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []).filter((word) => wanted.has(word))).size;
}
