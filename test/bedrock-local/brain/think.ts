import type { AnswerBlock } from './answer.ts';
import type { Prompt } from './conversation/prompt.ts';
import { citing } from './rules/citations.ts';
import { aboutCode } from './rules/code.ts';
import { earlier, fallback, greeting, thanks } from './rules/conversation.ts';
import { contacts, echo, hostile, long, secret, table, tour, unicode } from './rules/display.ts';
import { fromPassages } from './rules/passages.ts';
import { reasoningFor, redacted } from './rules/reasoning.ts';
import type { Rule } from './rules/rule.ts';
import { structured } from './rules/structured.ts';
import { afterTools, callTools } from './rules/tools.ts';

/** What the stand-in answers, by the first rule that applies: to teach it something, add a row. */
const rules: readonly Rule[] = [
  afterTools,
  callTools,
  structured,
  echo,
  hostile,
  long,
  unicode,
  tour,
  contacts,
  secret,
  table,
  redacted,
  earlier,
  citing,
  fromPassages,
  aboutCode,
  thanks,
  greeting,
  fallback,
];

export function think(prompt: Prompt): readonly AnswerBlock[] {
  const rule = rules.find(({ when }) => when(prompt)) ?? fallback;
  return [...reasoningFor(prompt, rule.name), ...rule.answer(prompt)];
}
