/** What the tests look at in the body of a Converse or ConverseStream request. */
export interface ConverseRequest {
  readonly body: Readonly<Record<string, unknown>>;
  /** `role: text`, a line a message. */
  readonly messages: readonly string[];
  readonly system: string;
  readonly lastText: string;
}

interface Message {
  readonly role?: string;
  readonly content?: readonly { readonly text?: string }[];
}

export function converseRequestOf(body: unknown): ConverseRequest {
  const request = (body ?? {}) as Readonly<Record<string, unknown>>;
  const messages = (request['messages'] ?? []) as readonly Message[];
  const system = (request['system'] ?? []) as readonly { readonly text?: string }[];
  return {
    body: request,
    messages: messages.map((message) => `${message.role ?? ''}: ${textOf(message)}`),
    system: system.map(({ text }) => text ?? '').join('\n'),
    lastText: textOf(messages.at(-1) ?? {}),
  };
}

function textOf({ content = [] }: Message): string {
  return content.map(({ text }) => text ?? '').join('');
}
