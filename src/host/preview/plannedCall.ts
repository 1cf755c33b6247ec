import type { TurnChoices } from '../../chat/buildRequest.ts';
import type { TokenEstimate } from '../../chat/calibration.ts';
import type { Prompt } from '../../chat/conversation.ts';
import type { Forecast } from '../../chat/forecast.ts';
import type { Totals } from '../../chat/totals.ts';

/** What is known of a call before it is made. */
export interface PlannedCall {
  readonly choices: TurnChoices;
  readonly forecast: Forecast;
  /** Turns a rule-of-thumb figure into the model's own. */
  readonly estimate: (rawTokens: number) => TokenEstimate;
  readonly prompt: Prompt;
  readonly attachments: readonly { readonly label: string; readonly tokens: number | undefined }[];
  /** What the conversation has taken before it. */
  readonly totals: Totals;
  readonly counted?: Counted;
}

/** What came of asking AWS to count. */
export type Counted =
  | { readonly kind: 'asking' }
  | { readonly kind: 'counted'; readonly tokens: number }
  | { readonly kind: 'impossible'; readonly why: string };
