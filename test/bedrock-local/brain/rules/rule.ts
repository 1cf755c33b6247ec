import { createHash } from 'node:crypto';
import type { AnswerBlock } from '../answer.ts';
import type { Prompt } from '../conversation/prompt.ts';

/** The first rule that applies answers. Everything is a function of the conversation: same question, same answer. */
export interface Rule {
  readonly name: string;
  readonly when: (prompt: Prompt) => boolean;
  readonly answer: (prompt: Prompt) => readonly AnswerBlock[];
}

export function say(text: string): readonly AnswerBlock[] {
  return [{ kind: 'text', text }];
}

/** Applies when the question has words like these. */
export function asks(pattern: RegExp): (prompt: Prompt) => boolean {
  return ({ question }) => pattern.test(question);
}

/** Looks random, and is always the same for the same conversation. */
export function fingerprint(prompt: Prompt, salt: string): Buffer {
  return createHash('sha256').update(JSON.stringify(prompt.request.messages)).update(salt).digest();
}
