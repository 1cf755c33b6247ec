import { longText } from './longText.ts';
import { asks, say, type Rule } from './rule.ts';
import { contactData, everything, hostileMarkdown, someTable, secretData, unicodeText } from './showcase.ts';

const maxBytes = 2 * 1024 * 1024;

/** “write 100 KB”: exactly so many bytes of Markdown. */
export const long: Rule = {
  name: 'long answer',
  when: asks(/\bwrite (about |exactly )?[\d.]{1,6} ?[km]b\b/i),
  answer: ({ question }) => {
    const [, size = '1', unit = 'k'] = /([\d.]{1,6}) ?([km])b\b/i.exec(question) ?? [];
    const bytes = Math.round(Number(size) * (unit.toLowerCase() === 'm' ? 1024 * 1024 : 1024));
    return say(longText(Math.min(bytes, maxBytes)));
  },
};

export const table: Rule = {
  name: 'table',
  when: asks(/\b(show|write|make|draw|give me|as|in) (me )?an? (comparison )?table\b/i),
  answer: () => say(someTable),
};

export const unicode: Rule = {
  name: 'unicode',
  when: asks(/\bshow (me )?(unicode|emoji)\b/i),
  answer: () => say(unicodeText),
};

export const hostile: Rule = {
  name: 'hostile Markdown',
  when: asks(/\bshow (me )?hostile markdown\b/i),
  answer: () => say(hostileMarkdown),
};

export const tour: Rule = {
  name: 'everything',
  when: asks(/\bshow (me )?(everything|all (of )?markdown)\b/i),
  answer: () => say(everything),
};

/** What follows, word for word: for tests that need to say exactly what comes back. */
export const echo: Rule = {
  name: 'repeat',
  when: ({ text }) => repeated(text) !== undefined,
  answer: ({ text }) => say(repeated(text) ?? ''),
};

function repeated(text: string): string | undefined {
  return /^\s*(?:repeat|echo)(?: after me)?:\s*(\S[\s\S]*)$/i.exec(text)?.[1];
}

/** Gives a guardrail something to mask in the output. */
export const contacts: Rule = {
  name: 'contact data',
  when: asks(/\bshow (me )?contact data\b/i),
  answer: () => say(contactData),
};

/** Gives a guardrail something to block in the output. */
export const secret: Rule = {
  name: 'a secret',
  when: asks(/\bshow (me )?a secret\b/i),
  answer: () => say(secretData),
};
