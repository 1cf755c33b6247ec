import type { ConverseRequest, Message } from '../../brain/conversation/request.ts';
import { validation } from '../errors.ts';

const documentNames = /^(?!.*\s\s)[A-Za-z0-9\s\-()[\]]+$/;

/** Converse's rules on messages that its model does not state; throws ValidationException. */
export function checkConversation({ messages, toolConfig }: ConverseRequest): void {
  if (messages[0] && messages[0].role !== 'user') {
    throw validation(
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    );
  }
  for (const [i, message] of messages.entries()) {
    checkContent(message, i);
    checkDocuments(message);
    checkToolResults(message, messages[i - 1], i);
  }
  const usesTools = messages.some(({ content }) =>
    content.some(({ toolUse, toolResult }) => toolUse ?? toolResult),
  );
  if (usesTools && !toolConfig) {
    throw validation(
      'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
    );
  }
}

function checkContent({ content }: Message, i: number): void {
  if (content.length === 0) {
    throw validation(
      `The content field in the Message object at messages.${i} is empty. Add a ContentBlock object to the content field and try again.`,
    );
  }
  const blank = content.findIndex(({ text }) => text?.trim() === '');
  if (blank >= 0) {
    throw validation(
      `The text field in the ContentBlock object at messages.${i}.content.${blank} is blank. Add text to the text field, and try again.`,
    );
  }
}

function checkDocuments({ content }: Message): void {
  const documents = content.flatMap(({ document }) => document ?? []);
  if (documents.some(({ name }) => !documentNames.test(name))) {
    throw validation(
      "The document file name can only contain alphanumeric characters, whitespace characters, hyphens, parentheses, and square brackets. The name can't contain more than one consecutive whitespace character.",
    );
  }
  if (documents.length > 0 && !content.some(({ text }) => text !== undefined)) {
    throw validation('A text block must be included when using documents.');
  }
}

/** Every tool use of the turn before is answered in this one, and nothing else is. */
function checkToolResults({ content }: Message, before: Message | undefined, i: number): void {
  const results = content.flatMap(({ toolResult }) => toolResult?.toolUseId ?? []);
  const uses = before?.content.flatMap(({ toolUse }) => toolUse?.toolUseId ?? []) ?? [];
  if (results.length > uses.length) {
    throw validation(
      `The number of toolResult blocks at messages.${i}.content exceeds the number of toolUse blocks of previous turn.`,
    );
  }
  const missing = uses.filter((id) => !results.includes(id));
  if (missing.length > 0) {
    throw validation(
      `Expected toolResult blocks at messages.${i}.content for the following Ids: ${missing.join(', ')}`,
    );
  }
}
