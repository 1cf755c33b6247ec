import * as l10n from '@vscode/l10n';
import type { Answer } from '../../chat/conversation.ts';
import { answerCost, inputTotal } from '../../chat/cost.ts';
import type { Usage } from '../../chat/modelEvent.ts';
import type { AnswerView } from '../../protocol/views.ts';
import type { Format } from './format.ts';

/** What an answer used, cost and how long it took, short and spelled out; nothing where nothing is known. */
export function usageView(answer: Answer, format: Format): Pick<AnswerView, 'usage' | 'usageDetail'> {
  const total = totalMs(answer);
  const short = [
    ...(answer.usage ? [...tokensShort(answer.usage, format), costText(answer, format)] : []),
    ...(total === undefined ? [] : [format.seconds(total)]),
  ];
  if (short.length === 0) return {};
  const detail = [
    ...(answer.usage ? [...tokensDetail(answer.usage, format), costDetail(answer, format)] : []),
    ...timeDetail(answer, total, format),
  ];
  return { usage: short.join(' · '), usageDetail: detail.join(' ') };
}

function tokensShort(usage: Usage, { integer }: Format): readonly string[] {
  const { cacheReadInputTokens: read = 0 } = usage;
  const input =
    read > 0
      ? l10n.t('{0} in ({1} cached)', integer(inputTotal(usage)), integer(read))
      : l10n.t('{0} in', integer(inputTotal(usage)));
  return [input, l10n.t('{0} out', integer(usage.outputTokens))];
}

/** From list prices, which discounts and agreements may lower: never more than about. */
function costText(answer: Answer, { usd }: Format): string {
  const cost = answerCost(answer);
  return cost === undefined ? l10n.t('cost unknown') : l10n.t('≈ {0}', usd(cost));
}

function costDetail(answer: Answer, { usd }: Format): string {
  const cost = answerCost(answer);
  return cost === undefined ? l10n.t('Its cost is not known.') : l10n.t('Cost about {0}.', usd(cost));
}

function tokensDetail(usage: Usage, { integer }: Format): readonly string[] {
  const { cacheReadInputTokens: read = 0, cacheWriteInputTokens: written = 0 } = usage;
  const tokens = l10n.t(
    '{0} input tokens, {1} output tokens.',
    integer(inputTotal(usage)),
    integer(usage.outputTokens),
  );
  if (read === 0 && written === 0) return [tokens];
  return [
    tokens,
    l10n.t('Of the input, {0} read from the cache and {1} written to it.', integer(read), integer(written)),
  ];
}

/** Only an end that was seen has a time: an answer cut by a reload ended at some moment that nobody knows. */
export function totalMs({ state, startedAt, endedAt }: Answer): number | undefined {
  const seen = state.kind === 'complete' || state.kind === 'stopped';
  return seen && endedAt !== undefined ? endedAt - startedAt : undefined;
}

function timeDetail(answer: Answer, total: number | undefined, { seconds }: Format): readonly string[] {
  if (total === undefined) return [];
  const { firstTokenAt, startedAt } = answer;
  const whole = l10n.t('Took {0}.', seconds(total));
  return firstTokenAt === undefined
    ? [whole]
    : [l10n.t('First words after {0}.', seconds(firstTokenAt - startedAt)), whole];
}
