import type { Input } from '../../contract.ts';
import type { Operation } from '../model/operations.ts';

/** The part of Converse's input that its rules look at; the types were checked before. */
export interface Conversation {
  readonly messages?: readonly Message[] | null;
  readonly toolConfig?: object | null;
}

export interface Message {
  readonly role: string;
  readonly content: readonly ContentBlock[];
}

export interface ContentBlock {
  readonly text?: string;
  readonly image?: { readonly format: string; readonly source: { readonly bytes?: string } };
  readonly document?: { readonly name: string };
  readonly toolUse?: { readonly toolUseId: string; readonly type?: string };
  readonly toolResult?: { readonly toolUseId: string };
  readonly reasoningContent?: object;
}

/** The conversation in an operation's input; undefined: it has none, or it is kept in a prompt resource. */
export function conversationIn({ service, name }: Operation, input: Input): Conversation | undefined {
  if (service !== 'bedrock-runtime') return undefined;
  if (name === 'CountTokens') return (input['input'] as { readonly converse?: Conversation }).converse;
  if (name !== 'Converse' && name !== 'ConverseStream') return undefined;
  return String(input['modelId']).includes(':prompt/') ? undefined : input;
}
