import { firstLine } from '../base/text.ts';
import { answerText, type Conversation, type Prompt, type Turn } from './conversation.ts';
import { titleOf, TITLE_LENGTH } from './promptWords.ts';

/** Characters of the question and of the answer: what they are about is said at their beginning. */
const EXCERPT = 2000;

/** The turn that a conversation is named after; undefined where it has a name of a person's, or not one answer only. */
export function turnToName({ title, turns, others = [] }: Conversation): Turn | undefined {
  const [turn, ...more] = turns;
  if (!turn || more.length > 0 || others.length > 0) return undefined;
  const isAnswered = turn.answer.state.kind === 'complete' && answerText(turn.answer).trim() !== '';
  return isAnswered && title === titleOf(turn.prompt) ? turn : undefined;
}

/** Has a model name a conversation after its first turn. */
export function titlePrompt({ id, prompt, answer }: Turn): Prompt {
  const parts = [`Question:\n${excerpt(prompt.text)}`, `Answer:\n${excerpt(answerText(answer))}`];
  const text = parts.join('\n\n');
  return {
    task: 'title',
    text: 'Name this conversation.',
    attachments: [{ id, kind: 'paste', label: 'conversation', text }],
  };
}

/** The name in a model's answer, whatever it has put around it; undefined where there is none. */
export function titleIn(answer: string): string | undefined {
  const line = firstLine(answer, Number.MAX_SAFE_INTEGER);
  const bare = line.replaceAll(/^[\s#>*_`"'“”„«»‘’-]+|[\s*_`"'“”„«»‘’.]+$/gu, '');
  return bare === '' ? undefined : firstLine(bare, TITLE_LENGTH);
}

function excerpt(text: string): string {
  return text.trim().slice(0, EXCERPT);
}
