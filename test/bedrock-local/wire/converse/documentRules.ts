import type { Message } from './conversation.ts';

const mostDocuments = 5;
const allowedNames = /^(?!.*\s\s)[A-Za-z0-9\s\-()[\]]+$/s;

export function brokenDocumentRule(messages: readonly Message[]): string | undefined {
  const names = messages.flatMap(namesIn);
  if (names.some((name) => !allowedNames.test(name))) {
    return "The document file name can only contain alphanumeric characters, whitespace characters, hyphens, parentheses, and square brackets. The name can't contain more than one consecutive whitespace character.";
  }
  if (new Set(names).size < names.length) {
    return "Messages can't contain duplicate document names. Rename the document and retry your request.";
  }
  if (names.length > mostDocuments)
    return `You can't include more than ${mostDocuments} documents in a request.`;
  return messages.some(hasLoneDocument) ? 'A text block must be included when using documents.' : undefined;
}

function namesIn({ content }: Message): string[] {
  return content.flatMap(({ document }) => document?.name ?? []);
}

function hasLoneDocument(message: Message): boolean {
  return namesIn(message).length > 0 && !message.content.some(({ text }) => text !== undefined);
}
