import type { GuardrailSummary as SdkSummary } from '@aws-sdk/client-bedrock';
import type { GuardrailSummary } from '../../chat/resources.ts';
import { defined } from '../defined.ts';

const DRAFT = 'DRAFT';

/** A summary of ListGuardrails in our terms; undefined if it has no ID. */
export function toGuardrailSummary(summary: SdkSummary): GuardrailSummary | undefined {
  const { id } = summary;
  if (id === undefined) return undefined;
  return {
    id,
    arn: summary.arn ?? '',
    name: summary.name ?? id,
    ...defined({ description: summary.description }),
    status: summary.status ?? 'UNKNOWN',
    version: summary.version ?? DRAFT,
  };
}

/** Orders versions: DRAFT, then the highest number. */
export function newestFirst(a: GuardrailSummary, b: GuardrailSummary): number {
  return rank(b) - rank(a);
}

function rank({ version }: GuardrailSummary): number {
  const number = Number(version);
  if (version === DRAFT) return Number.MAX_VALUE;
  return Number.isNaN(number) ? -1 : number;
}
