import * as l10n from '@vscode/l10n';
import { causeChain } from '../../base/errors.ts';
import { FailureError, type Failure } from '../../chat/failure.ts';
import { defined } from '../defined.ts';
import { factsOf, type ErrorFacts } from './facts.ts';
import type { Explanation, FailureContext, Rule } from './rule.ts';
import { lastRules, rules } from './rules.ts';

/**
 * Why it failed and what can be done: by the exception's name, the HTTP status and metadata first, then by anchored
 * parts of the text. Looks through causes and aggregates, the outermost first. Never throws.
 */
export function classify(error: unknown, context: FailureContext = {}): Failure {
  const links = unfolded(error);
  const known = links.find((link) => link instanceof FailureError);
  if (known) return known.failure;
  const facts = links.map(factsOf);
  const explained = explain(rules, facts, context) ?? explain(lastRules, facts, context);
  const about = explained?.facts ?? facts[0] ?? factsOf(error);
  return failure(explained?.explanation ?? unknownError(about), about, facts);
}

interface Explained {
  readonly explanation: Explanation;
  readonly facts: ErrorFacts;
}

function explain(
  table: readonly Rule[],
  links: readonly ErrorFacts[],
  context: FailureContext,
): Explained | undefined {
  for (const facts of links) {
    const rule = table.find(({ when }) => when(facts, context));
    if (rule) return { explanation: rule.tell(facts, context), facts };
  }
  return undefined;
}

/** The chain of causes, with what an AggregateError holds after it (one level: Node makes no deeper ones). */
function unfolded(error: unknown): readonly unknown[] {
  const chain = causeChain(error);
  const within = chain.flatMap((link) => (link instanceof AggregateError ? (link.errors as unknown[]) : []));
  return [...chain, ...within.flatMap((link) => causeChain(link))];
}

/** JavaScript's own names tell a person nothing. */
const PLAIN = /^(?:|TypeError|RangeError|AbortError|Canceled)$/;

function failure(explanation: Explanation, about: ErrorFacts, links: readonly ErrorFacts[]): Failure {
  const requestId = about.requestId ?? links.find((link) => link.requestId !== undefined)?.requestId;
  const { actions } = explanation;
  const waitMs = about.retryAfterMs ?? explanation.waitMs;
  return {
    ...explanation,
    // There is nothing to copy where AWS gave no request id.
    actions: requestId === undefined ? actions.filter((action) => action !== 'copy-request-id') : actions,
    ...defined({
      detail: detailOf(about),
      exception: PLAIN.test(about.name) ? undefined : about.name,
      status: about.status,
      requestId,
      waitMs,
    }),
  };
}

function detailOf({ words, code }: ErrorFacts): string | undefined {
  const detail = words.trim();
  return detail === '' || detail === 'UnknownError' ? code : detail;
}

function unknownError(about: ErrorFacts): Explanation {
  return {
    cause: 'unknown',
    message: unknownMessage(about),
    remedy: l10n.t('Try again. If it happens again, the log has the details.'),
    actions: ['retry', 'open-log', 'copy-request-id'],
  };
}

function unknownMessage({ name, status }: ErrorFacts): string {
  if (!PLAIN.test(name)) {
    return l10n.t('AWS answered with an error that this version does not know: {0}.', name);
  }
  if (status === undefined) return l10n.t('Something unexpected went wrong.');
  return l10n.t('AWS answered with an error that this version does not know (status {0}).', status);
}
