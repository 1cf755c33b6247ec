import { AwsError } from '../../contract.ts';
import type { Conversation, Message } from './conversation.ts';
import { brokenDocumentRule } from './documentRules.ts';
import { brokenToolRule } from './toolRules.ts';

type Rule = (messages: readonly Message[], conversation: Conversation) => string | undefined;

/** What Converse demands of any model's conversation, in AWS's words; throws ValidationException. */
export function checkConversation(conversation: Conversation): void {
  const messages = conversation.messages ?? [];
  for (const rule of rules) {
    const broken = rule(messages, conversation);
    if (broken !== undefined) throw new AwsError('ValidationException', 400, broken);
  }
}

const rules: readonly Rule[] = [
  startsWithUser,
  hasContent,
  hasNoBlankText,
  hasNoReasoningOfUser,
  brokenDocumentRule,
  brokenToolRule,
];

function startsWithUser([first]: readonly Message[]): string | undefined {
  if (first && first.role !== 'assistant') return undefined;
  return 'A conversation must start with a user message. Try again with a conversation that starts with a user message.';
}

function hasContent(messages: readonly Message[]): string | undefined {
  const i = messages.findIndex(({ content }) => content.length === 0);
  if (i < 0) return undefined;
  return `The content field in the Message object at messages.${i} is empty. Add a ContentBlock object to the content field and try again.`;
}

/** A lone line break passes: the recordings have one that was accepted. */
function hasNoBlankText(messages: readonly Message[]): string | undefined {
  for (const [i, { content }] of messages.entries()) {
    const k = content.findIndex(({ text }) => text !== undefined && /^[^\S\n]*$/.test(text));
    if (k >= 0) {
      return `The text field in the ContentBlock object at messages.${i}.content.${k} is blank. Add text to the text field, and try again.`;
    }
  }
  return undefined;
}

function hasNoReasoningOfUser(messages: readonly Message[]): string | undefined {
  const isBroken = messages.some(
    ({ role, content }) => role === 'user' && content.some(({ reasoningContent }) => reasoningContent),
  );
  if (!isBroken) return undefined;
  return 'User messages cannot contain reasoning content. Please remove the reasoning content and try again.';
}
