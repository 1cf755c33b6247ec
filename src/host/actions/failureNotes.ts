import * as l10n from '@vscode/l10n';
import type { Answer, Asked } from '../../chat/conversation.ts';
import type { Failure } from '../../chat/failure.ts';
import { fewerTokens, reservation } from '../../chat/quota.ts';
import { isoDay } from '../words.ts';

/** Facts that stand behind a failure, a line each: who was refused, a model's dates, a quota's arithmetic; pure. */
export function failureNotes(failure: Failure, { asked }: Answer): readonly string[] {
  return [
    ...refusedWhom(failure),
    ...elsewhere(failure),
    ...dates(failure),
    ...replacement(failure),
    ...(asked ? quotaNotes(failure, asked) : []),
  ];
}

/** What an administrator asks first. */
function refusedWhom({ denied }: Failure): readonly string[] {
  const { identity, policyArn } = denied ?? {};
  return [
    ...(identity === undefined ? [] : [l10n.t('Refused to: `{0}`', identity)]),
    ...(policyArn === undefined ? [] : [l10n.t('By the policy: `{0}`', policyArn)]),
  ];
}

function elsewhere({ elsewhere: regions = [] }: Failure): readonly string[] {
  return regions.length === 0 ? [] : [l10n.t('Regions that have it: {0}.', regions.join(', '))];
}

function dates({ lifecycle }: Failure): readonly string[] {
  const { legacyTime, endOfLifeTime } = lifecycle ?? {};
  return [
    ...(legacyTime === undefined ? [] : [l10n.t('Legacy since {0}.', isoDay(legacyTime))]),
    ...(endOfLifeTime === undefined ? [] : [l10n.t('End of life: {0}.', isoDay(endOfLifeTime))]),
  ];
}

function replacement({ cause, instead }: Failure): readonly string[] {
  if (cause !== 'model-legacy' || !instead) return [];
  return [l10n.t('What this Region has in its place: {0}.', instead.label)];
}

function quotaNotes(failure: Failure, asked: Asked): readonly string[] {
  const { quota, cause } = failure;
  if (cause !== 'throttled' || quota?.of !== 'tokens') return [];
  const fewer = fewerTokens(failure, asked);
  return [
    reserved(asked),
    ...(fewer === undefined
      ? []
      : [
          l10n.t(
            'With at most {0} tokens for the answer it would be about {1}.',
            count(fewer),
            count(reservation({ ...asked, maxTokens: fewer }).total),
          ),
        ]),
  ];
}

/** AWS takes it from the quota when the call begins, before it knows how long the answer will be. */
function reserved(asked: Asked): string {
  const { inputTokens, maxTokens, burnDown, total } = reservation(asked);
  if (burnDown === undefined) {
    return l10n.t(
      'This request takes at least about {0} tokens of the quota when it begins: about {1} of input + {2} for the answer, which some models count several times.',
      count(total),
      count(inputTokens),
      count(maxTokens),
    );
  }
  return l10n.t(
    'This request takes about {0} tokens of the quota when it begins: about {1} of input + {2} for the answer × {3}.',
    count(total),
    count(inputTokens),
    count(maxTokens),
    burnDown,
  );
}

function count(tokens: number): string {
  return tokens.toLocaleString();
}
