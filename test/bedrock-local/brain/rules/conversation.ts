import { asks, say, type Rule } from './rule.ts';

/** Knows the turns before this one. */
export const earlier: Rule = {
  name: 'earlier turns',
  when: asks(/\b(what did i (first )?ask|my first (question|message)|what was my (first|last|previous))\b/i),
  answer: ({ questions, question }) => {
    const before = questions.slice(0, -1);
    if (before.length === 0) return say('This is your first question in this conversation.');
    const asked = /\b(last|previous)\b/i.test(question) ? before.at(-1) : before[0];
    return say(`You asked: “${shorten(asked ?? '')}”. This is turn ${questions.length}.`);
  },
};

export const thanks: Rule = {
  name: 'thanks',
  when: asks(/^\s*(thanks|thank you|cheers)\b/i),
  answer: () => say('You are welcome. Ask me about any code that you select.'),
};

export const greeting: Rule = {
  name: 'greeting',
  when: asks(/^\s*(hi|hello|hey|good (morning|evening|afternoon))\b[\s!.,]*$/i),
  answer: ({ modelName, region }) =>
    say(
      `Hello! I am **bedrock-local**, a stand-in for Amazon Bedrock on this machine. No model was called: ` +
        `${modelName} in ${region} would have answered you. Select some code and ask me to explain it.`,
    ),
};

/** Nobody may take this for a model's answer. */
export const fallback: Rule = {
  name: 'anything else',
  when: () => true,
  answer: ({ question, questions, modelName, region }) =>
    say(
      [
        `This answer comes from **bedrock-local**, a stand-in on this machine: ${modelName} in ${region} was not called.`,
        question === '' ? 'There was no question in the message.' : `You asked: “${shorten(question)}”.`,
        ...(questions.length > 1
          ? [`This is turn ${questions.length}; you began with “${shorten(questions[0] ?? '')}”.`]
          : []),
        'Some things that I can do:',
        [
          '- explain, review or document code: put it in a fence, or select it in the editor',
          '- `show a table`, `show everything`, `show unicode`, `show hostile markdown`, `show contact data`',
          '- `write 20 KB`: an answer of exactly that size',
          '- answer from a knowledge base, call tools, cite documents, think aloud',
        ].join('\n'),
      ].join('\n\n'),
    ),
};

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 117).trimEnd()}…` : line;
}
