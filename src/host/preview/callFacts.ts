import * as l10n from '@vscode/l10n';
import type { TurnChoices } from '../../chat/buildRequest.ts';
import type { CallerIdentity } from '../../chat/connection.ts';
import { conversationCost } from '../../chat/cost.ts';
import type { Conversation, Prompt } from '../../chat/conversation.ts';
import type { Forecast } from '../../chat/forecast.ts';
import type { ModelTarget } from '../../chat/modelRequest.ts';
import type { FactView } from '../../protocol/views.ts';
import type { Format } from '../panel/format.ts';
import { accountText, callerText, destinationsText } from '../words.ts';
import { parameterFacts } from './parameterFacts.ts';

/** What is known of a call before it is made. */
export interface PlannedCall {
  readonly choices: TurnChoices;
  readonly forecast: Forecast;
  readonly prompt: Prompt;
  readonly attachments: readonly { readonly label: string; readonly tokens: number | undefined }[];
  readonly conversation: Pick<Conversation, 'turns'>;
  /** Absent: nobody has asked AWS yet. */
  readonly caller?: CallerIdentity;
  readonly counted?: Counted;
}

/** What came of asking AWS to count. */
export type Counted =
  | { readonly kind: 'asking' }
  | { readonly kind: 'counted'; readonly tokens: number }
  | { readonly kind: 'impossible'; readonly why: string };

/** All of it, a row a fact, for the list at the composer and for the document. */
export function callFacts(call: PlannedCall, format: Format): FactView[] {
  return [
    ...routeFacts(call),
    ...contextFacts(call, format),
    ...tokenFacts(call, format),
    ...costFacts(call, format),
    ...parameterFacts(call.forecast.plan, format),
  ];
}

function routeFacts({ choices, caller }: PlannedCall): readonly FactView[] {
  const { connection, target, guardrail, knowledgeBase } = choices;
  const { modelId, foundationModelId } = target;
  const behind = foundationModelId === modelId ? undefined : foundationModelId;
  return [
    fact(l10n.t('Sent to'), modelId, modelId),
    ...(behind === undefined ? [] : [fact(l10n.t('Model behind it'), behind)]),
    fact(l10n.t('Sent from'), connection.region),
    fact(l10n.t('May be processed in'), destinations(choices.target)),
    fact(l10n.t('Credentials'), accountText(connection)),
    fact(l10n.t('Account'), caller ? callerText(caller) : l10n.t('not known before a first call')),
    fact(
      l10n.t('Guardrail'),
      guardrail ? l10n.t('{0}, version {1}', guardrail.name, guardrail.version) : l10n.t('none'),
    ),
    fact(
      l10n.t('Knowledge base'),
      knowledgeBase
        ? l10n.t('{0}: its passages are fetched when you send, and are not counted here', knowledgeBase.name)
        : l10n.t('none'),
    ),
  ];
}

function destinations({ destinationRegions, routeKind }: ModelTarget): string {
  const known = destinationRegions !== undefined || routeKind === 'global-profile';
  return known ? destinationsText(destinationRegions) : l10n.t('not known');
}

function contextFacts({ forecast, attachments }: PlannedCall, format: Format): readonly FactView[] {
  const { system, history, last } = forecast.parts;
  const about = (tokens: number): string => l10n.t('≈ {0} tokens', format.integer(tokens));
  return [
    fact(l10n.t('Rules'), about(system)),
    fact(
      l10n.t('Earlier messages'),
      history.messages === 0
        ? l10n.t('none')
        : l10n.t('{0}, {1}', format.integer(history.messages), about(history.tokens)),
    ),
    fact(l10n.t('This prompt'), about(last)),
    ...attachments.map(({ label, tokens }) =>
      fact(
        l10n.t('– with {0}', label),
        tokens === undefined ? l10n.t('only the model can say how much') : about(tokens),
      ),
    ),
  ];
}

function tokenFacts(
  { forecast, choices, counted }: PlannedCall,
  { integer, percent }: Format,
): readonly FactView[] {
  const { input, reserved, unmeasured, windowShare } = forecast;
  const { maxTokens, burnDown } = reserved;
  const quota =
    burnDown === undefined
      ? l10n.t(
          'at least ≈ {0} tokens: how often this model counts a token of its answer is not known',
          integer(reserved.total),
        )
      : l10n.t(
          '≈ {0} tokens: each token of the answer counts {1} times',
          integer(reserved.total),
          integer(burnDown),
        );
  return [
    fact(l10n.t('Input'), inputText(input, unmeasured, integer)),
    ...countFacts(counted),
    fact(
      l10n.t('Output'),
      maxTokens < choices.maxTokens
        ? l10n.t('at most {0} tokens: the model’s limit', integer(maxTokens))
        : l10n.t('at most {0} tokens', integer(maxTokens)),
    ),
    fact(l10n.t('Reserved quota'), quota),
    fact(
      l10n.t('Context window'),
      windowShare === undefined
        ? l10n.t('not known')
        : l10n.t(
            '{0} of {1} tokens, the longest answer included',
            percent(windowShare),
            integer(choices.target.contextWindow ?? 0),
          ),
    ),
  ];
}

function countFacts(counted: Counted | undefined): readonly FactView[] {
  if (counted?.kind === 'asking') return [fact(l10n.t('Counted by AWS'), l10n.t('asking…'))];
  if (counted?.kind !== 'impossible') return [];
  return [fact(l10n.t('Counted by AWS'), l10n.t('not possible: {0}', counted.why))];
}

function inputText(
  { tokens, error, calls, counted }: Forecast['input'],
  unmeasured: number,
  integer: Format['integer'],
): string {
  if (counted) return l10n.t('{0} tokens, counted by AWS', integer(tokens));
  const [least, most] = [tokens * (1 - error), tokens * (1 + error)].map((one) => integer(Math.round(one)));
  const band = l10n.t('≈ {0} tokens, likely {1} to {2}', integer(tokens), least ?? '', most ?? '');
  const basis =
    calls === 0
      ? l10n.t('a rule of thumb, not measured on this model yet')
      : l10n.t('measured on {0} calls of this model', integer(calls));
  return unmeasured === 0
    ? l10n.t('{0} ({1})', band, basis)
    : l10n.t('{0} ({1}), without its pictures and documents', band, basis);
}

function costFacts({ conversation }: PlannedCall, { usd, integer }: Format): readonly FactView[] {
  const { usd: sum, unknown } = conversationCost(conversation);
  const soFar =
    unknown === 0
      ? l10n.t('≈ {0}', usd(sum))
      : l10n.t('≈ {0}, and {1} answers of unknown cost', usd(sum), integer(unknown));
  return [
    fact(l10n.t('Cost of this call'), l10n.t('unknown: no price of this model is known')),
    ...(conversation.turns.length === 0 ? [] : [fact(l10n.t('Conversation so far'), soFar)]),
  ];
}

function fact(label: string, value: string, copy?: string): FactView {
  return { label, value, ...(copy !== undefined && { copy }) };
}
