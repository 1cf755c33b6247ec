import { abortable } from '../base/abortable.ts';
import type { AllowedTools, Tool } from './tools.ts';

/** What a person says to a tool's call. */
export const TOOL_DECISIONS = ['once', 'conversation', 'always', 'deny'] as const;
export type ToolDecision = (typeof TOOL_DECISIONS)[number];

interface Question {
  readonly toolId: string;
  readonly answer: (allowed: boolean) => void;
}

/** Which calls of tools a person allows, in one conversation. */
export class ToolApprovals {
  readonly #allowed: AllowedTools;
  readonly #inConversation = new Set<string>();
  /** By where the call stands. */
  readonly #asked = new Map<string, Question>();

  constructor(allowed: AllowedTools) {
    this.#allowed = allowed;
  }

  /** A call waits for the person. */
  get isAsking(): boolean {
    return this.#asked.size > 0;
  }

  isAllowed({ id }: Tool): boolean {
    return this.#inConversation.has(id) || this.#allowed.has(id);
  }

  /** Resolves with whether it may run; rejects with an AbortError once the signal aborts. */
  async ask(place: string, tool: Tool, signal: AbortSignal): Promise<boolean> {
    const asked = new Promise<boolean>((answer) => {
      this.#asked.set(place, { toolId: tool.id, answer });
    });
    try {
      return await abortable(asked, signal);
    } finally {
      this.#asked.delete(place);
    }
  }

  /** What is said once for a tool answers everything that is asked of it. Nothing where nothing is asked there. */
  decide(place: string, decision: ToolDecision): void {
    const question = this.#asked.get(place);
    if (!question) return;
    const { toolId } = question;
    if (decision === 'conversation') this.#inConversation.add(toolId);
    if (decision === 'always') this.#allowed.add(toolId);
    if (decision === 'once' || decision === 'deny') question.answer(decision === 'once');
    else for (const one of this.#asked.values()) if (one.toolId === toolId) one.answer(true);
  }
}
