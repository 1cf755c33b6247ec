import type { Content, Message, ModelRequest } from '../../src/chat/modelRequest.ts';
import { CONNECTION } from './extension.ts';
import type { Vector } from './vectors.ts';

interface RecordedBody {
  readonly messages?: readonly {
    readonly role?: string;
    readonly content?: readonly { readonly text?: string }[];
  }[];
  readonly guardrailConfig?: { readonly guardrailIdentifier?: string; readonly guardrailVersion?: string };
}

/** What the extension would have been asked: the recorded texts; the recorded operation decides about streaming. */
export function modelRequestOf({ operation, model, request }: Vector): ModelRequest {
  const body = (request.body ?? {}) as RecordedBody;
  const { guardrailIdentifier: id, guardrailVersion: version = 'DRAFT' } = body.guardrailConfig ?? {};
  const modelId = model ?? 'recorded.model';
  return {
    connection: CONNECTION,
    target: { modelId, label: modelId, region: CONNECTION.region, streaming: operation !== 'Converse' },
    system: '',
    messages: [...(body.messages ?? []).flatMap(messageOf), question('And then?')],
    maxTokens: 1024,
    ...(id !== undefined && { guardrail: { id, version, name: id } }),
  };
}

/** For a response that stands alone. */
export function anyModelRequest(): ModelRequest {
  const target = { modelId: 'recorded.model', label: 'Recorded', region: CONNECTION.region };
  return { connection: CONNECTION, target, system: '', messages: [question('Hello')], maxTokens: 64 };
}

type RecordedMessage = NonNullable<RecordedBody['messages']>[number];

function messageOf({ role, content }: RecordedMessage): Message[] {
  // Bodies of InvokeModel have messages of their own shape: those are left out.
  if (!Array.isArray(content)) return [];
  const texts = (content as readonly { readonly text?: string }[]).flatMap(({ text }): Content[] =>
    typeof text === 'string' ? [{ kind: 'text', text }] : [],
  );
  return [{ role: role === 'assistant' ? 'assistant' : 'user', content: texts }];
}

function question(text: string): Message {
  return { role: 'user', content: [{ kind: 'text', text }] };
}
