import type { TurnChoices } from './buildRequest.ts';
import { plain } from './inference.ts';

/** What is different when a turn is sent again. */
export interface Resend {
  /** In place of the setting's, this time only. */
  readonly maxTokens?: number;
  /** IDs of turns and attachments that are left out from now on. */
  readonly without?: readonly string[];
  /** Without what is set for sampling, reasoning, latency and tier, this time only. */
  readonly plainly?: boolean;
}

/** What is chosen now, with what is different this time only. */
export function resentWith(chosen: TurnChoices, { maxTokens, plainly = false }: Resend): TurnChoices {
  return {
    ...chosen,
    ...(maxTokens !== undefined && { maxTokens }),
    ...(plainly && { inference: plain(chosen.inference) }),
  };
}
