import * as l10n from '@vscode/l10n';
import { isOver, type Answer, type AnsweredBy, type Asked } from '../../chat/conversation.ts';
import { answerCost, inputTotal, usagesOf } from '../../chat/cost.ts';
import type { Usage } from '../../chat/modelEvent.ts';
import { reservation } from '../../chat/quota.ts';
import type { FactView } from '../../protocol/views.ts';
import { callerText } from '../words.ts';
import type { Format } from './format.ts';
import { priceText } from './priceText.ts';
import { endText } from './stateView.ts';
import { totalMs } from './usageView.ts';

/** All that is known of how an answer came about, a row a fact; nothing while it is under way. */
export function answerFacts(answer: Answer, format: Format): FactView[] {
  if (!isOver(answer)) return [];
  const { by, usage, asked } = answer;
  return [
    ...(by ? routeFacts(by) : []),
    ...(usage ? tokenFacts(answer, usage, format) : []),
    ...(asked ? quotaFacts(asked, usagesOf(answer)?.at(-1), format) : []),
    ...(usage ? [costFact(answer, format)] : []),
    ...timeFacts(answer, format),
    ...endFacts(answer),
  ];
}

function routeFacts(by: AnsweredBy): readonly FactView[] {
  const { modelId, region, profile, caller, guardrail, knowledgeBase, destinationRegions } = by;
  const isElsewhere = destinationRegions?.some((one) => one !== region) === true;
  return [
    fact(l10n.t('Sent to'), modelId, modelId),
    ...known(by.foundationModelId === modelId ? undefined : by.foundationModelId, l10n.t('Model behind it')),
    fact(l10n.t('Sent from'), region),
    ...known(isElsewhere ? destinationRegions.join(', ') : undefined, l10n.t('Processed in one of')),
    ...known(profile, l10n.t('Profile')),
    ...known(caller && callerText(caller), l10n.t('Account')),
    ...known(guardrail, l10n.t('Guardrail')),
    ...known(knowledgeBase, l10n.t('Knowledge base')),
  ];
}

function tokenFacts({ by, asked }: Answer, usage: Usage, { integer }: Format): readonly FactView[] {
  const { cacheReadInputTokens: read = 0, cacheWriteInputTokens: written = 0 } = usage;
  const total = integer(inputTotal(usage));
  const input =
    read === 0 && written === 0
      ? l10n.t('{0} tokens', total)
      : l10n.t(
          '{0} tokens: {1} new, {2} read from the cache, {3} written to it',
          ...[total, integer(usage.inputTokens), integer(read), integer(written)],
        );
  const output = integer(usage.outputTokens);
  const most = asked?.maxTokens ?? by?.maxTokens;
  return [
    fact(l10n.t('Input'), input),
    fact(
      l10n.t('Output'),
      most === undefined
        ? l10n.t('{0} tokens', output)
        : l10n.t('{0} of at most {1} tokens', output, integer(most)),
    ),
  ];
}

/** What the latest call held of the quota when it began: by the input that AWS counted, where it told. */
function quotaFacts(asked: Asked, usage: Usage | undefined, { integer }: Format): readonly FactView[] {
  const inputTokens = usage ? inputTotal(usage) : asked.inputTokens;
  const { total, burnDown } = reservation({ ...asked, inputTokens });
  const sum = usage ? integer(total) : l10n.t('≈ {0}', integer(total));
  const value =
    burnDown === undefined
      ? l10n.t('at least {0} tokens', sum)
      : l10n.t('{0} tokens: each token of the longest answer counts {1} times', sum, integer(burnDown));
  return [fact(l10n.t('Reserved quota'), value)];
}

function costFact(answer: Answer, format: Format): FactView {
  const cost = answerCost(answer);
  const price = answer.by?.price;
  if (price === undefined) return fact(l10n.t('Cost'), l10n.t('unknown: no price of this model is known'));
  if (cost === undefined) {
    return fact(
      l10n.t('Cost'),
      l10n.t('unknown: the price of a part is not known ({0})', priceText(price, format)),
    );
  }
  return fact(l10n.t('Cost'), l10n.t('≈ {0} ({1})', format.usd(cost), priceText(price, format)));
}

function timeFacts(answer: Answer, { seconds }: Format): readonly FactView[] {
  const total = totalMs(answer);
  const { firstTokenAt, startedAt, latencyMs } = answer;
  return [
    ...known(
      firstTokenAt === undefined ? undefined : l10n.t('after {0}', seconds(firstTokenAt - startedAt)),
      l10n.t('First words'),
    ),
    ...known(total === undefined ? undefined : seconds(total), l10n.t('Whole answer')),
    ...known(latencyMs === undefined ? undefined : seconds(latencyMs), l10n.t('Measured by AWS')),
  ];
}

function endFacts({ state, serviceTier, requestId }: Answer): readonly FactView[] {
  return [
    ...known(endText(state), l10n.t('Ended')),
    ...known(serviceTier, l10n.t('Service tier')),
    ...(requestId === undefined ? [] : [fact(l10n.t('Request ID'), requestId, requestId)]),
  ];
}

function known(value: string | undefined, label: string): readonly FactView[] {
  return value === undefined ? [] : [fact(label, value)];
}

function fact(label: string, value: string, copy?: string): FactView {
  return { label, value, ...(copy !== undefined && { copy }) };
}
