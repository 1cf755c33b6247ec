import type { AnsweredBy } from '../../chat/conversation.ts';
import type { Denial } from '../../chat/failure.ts';
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
  const { modelId, modelLabel: label, region, profile } = by;
  const then = target?.modelId === modelId ? target : { modelId, label, region };
  // Guardrails and knowledge bases are of one account and region.
  if (connection.profile === profile && connection.region === region) return { ...here, target: then };
  return { connection: { region, ...(profile !== undefined && { profile }) }, target: then };
}

/** The part of an IAM policy that we look at. */
interface PolicyDocument {
  readonly Statement: readonly { readonly Action: string | readonly string[] }[];
}

/** The policy with what AWS refused, where it does not allow that already: a role to assume, a key to decrypt with… */
export function withDenied(policy: string, denied: Denial | undefined): string {
  if (denied?.resource === undefined || denied.explicit) return policy;
  const { action, resource } = denied;
  const document = JSON.parse(policy) as PolicyDocument;
  if (document.Statement.some(({ Action }) => [Action].flat().includes(action))) return policy;
  const statement = { Sid: 'AllowWhatWasDenied', Effect: 'Allow', Action: [action], Resource: [resource] };
  const whole = { ...document, Statement: [...document.Statement, statement] };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}
