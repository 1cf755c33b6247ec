import type { Failure } from '../../chat/failure.ts';

/** What IAM refused, as its own message names it. */
interface Denied {
  readonly action: string;
  readonly resource: string;
}

/**
 * The IAM policy that allows exactly what was denied, as JSON; undefined where AWS does not say what that is, and
 * where an explicit deny would outweigh any permission.
 */
export function leastPolicy(failure: Failure): string | undefined {
  const denied = deniedBy(failure.detail ?? '');
  if (!denied) return undefined;
  const statement = { Effect: 'Allow', Action: denied.action, Resource: denied.resource };
  return `${JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2)}\n`;
}

/** `… is not authorized to perform: bedrock:InvokeModel on resource: arn:… because no identity-based policy allows …` */
function deniedBy(detail: string): Denied | undefined {
  const match =
    /is not authorized to perform: (?<action>[\w-]+:\w+) on resource: (?<resource>arn:\S+?)[.,;]?(?:\s|$)/.exec(
      detail,
    );
  const { action, resource } = match?.groups ?? {};
  if (action === undefined || resource === undefined || /\bexplicit deny\b/.test(detail)) return undefined;
  return { action, resource };
}
