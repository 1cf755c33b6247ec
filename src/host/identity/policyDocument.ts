import type { AnsweredBy } from '../../chat/conversation.ts';
import type { Denial } from '../../chat/failure.ts';
import type { ModelTarget } from '../../chat/modelRequest.ts';
import type { PolicyRequest } from '../../chat/policy.ts';
import type { ChoicesSnapshot } from '../choices/choices.ts';

/** What a policy has to allow: the present choices or, where a turn is told of, what that turn used. */
export function policyRequest(snapshot: ChoicesSnapshot, by: AnsweredBy | undefined): PolicyRequest {
  const { connection, target, guardrail, knowledgeBase } = snapshot;
  const here = {
    connection,
    ...(target && { target }),
    ...(guardrail && { guardrail }),
    ...(knowledgeBase && { knowledgeBase }),
  };
  if (!by) return here;
  const { region, profile } = by;
  const then = targetThen(by, target);
  // Guardrails and knowledge bases are of one account and region.
  if (connection.profile === profile && connection.region === region) return { ...here, target: then };
  return { connection: { region, ...(profile !== undefined && { profile }) }, target: then };
}

function targetThen(by: AnsweredBy, now: ModelTarget | undefined): ModelTarget {
  const { modelId, modelLabel, region, foundationModelId, destinationRegions } = by;
  if (now?.modelId === modelId && now.region === region) return now;
  return {
    modelId,
    label: modelLabel,
    region,
    ...(foundationModelId !== undefined && { foundationModelId }),
    ...(destinationRegions && { destinationRegions }),
  };
}

/** The part of an IAM policy that we look at. */
interface PolicyDocument {
  readonly Statement: readonly {
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
  }[];
}

/** The policy with what AWS refused, where it does not allow that already: a role to assume, a key to decrypt with… */
export function withDenied(policy: string, denied: Denial | undefined): string {
  if (denied?.resource === undefined || denied.explicit) return policy;
  const { action, resource } = denied;
  const document = JSON.parse(policy) as PolicyDocument;
  const allowed = document.Statement.some(
    ({ Action, Resource }) =>
      Action.includes(action) && (Resource.includes('*') || Resource.includes(resource)),
  );
  if (allowed) return policy;
  const statement = { Sid: 'AllowWhatWasDenied', Effect: 'Allow', Action: [action], Resource: [resource] };
  const whole = { ...document, Statement: [...document.Statement, statement] };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}
