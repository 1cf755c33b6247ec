import type { Denial, PolicyKind } from '../../chat/failure.ts';
import { defined } from '../defined.ts';

const ACTION =
  /\b(?:not authorized to perform|not authorized to call|not allowed to perform|permission):? (?:the )?(?:action:? )?["'`]?([a-z][a-z0-9-]*:[A-Z]\w*)/;
const RESOURCE = /\bon (?:the )?resources?:? \(?["'`]?([^\s"'`,)]+)/;
const IDENTITY = /\b(?:User|Role|Principal): (arn:\S+) is not authorized/;
const EXPLICIT = /\bexplicit(?:ly)? den(?:y|ied)\b/i;
const DENIED_BY = /\bexplicit deny in (?:an?|the) ([a-z -]+?)(?: policy)?(?=[:.,]|$| with\b| attached\b)/i;
const DENYING_POLICY = /\bexplicit deny in [a-z -]+: (arn:[^\s,]+)/i;
const NOTHING_ALLOWS = /\bbecause no ([a-z -]+?)(?: policy| policies)? allows?\b/i;
const GUARDRAIL_CONDITION = /\bbedrock:GuardrailIdentifier\b/i;

/** AWS's words for the kinds, in lower case and without “policy”. */
const KINDS: Readonly<Record<string, PolicyKind>> = {
  'identity-based': 'identity',
  'resource-based': 'resource',
  'permissions boundary': 'permissions-boundary',
  session: 'session',
  'service control': 'service-control',
  'resource control': 'resource-control',
  'vpc endpoint': 'vpc-endpoint',
  'role trust': 'role-trust',
};

/** What IAM's message refuses; undefined if it names no action. */
export function denialOf(text: string): Denial | undefined {
  const action = first(ACTION, text);
  if (action === undefined) return undefined;
  const resource = first(RESOURCE, text)?.replace(/[.;]$/, '');
  return {
    action,
    explicit: EXPLICIT.test(text),
    ...defined({
      resource: resource === '*' ? undefined : resource,
      identity: first(IDENTITY, text),
      policy: KINDS[policyWords(text)?.toLowerCase() ?? ''],
      policyArn: first(DENYING_POLICY, text)?.replace(/\.$/, ''),
    }),
    ...(GUARDRAIL_CONDITION.test(text) && { condition: 'guardrail' }),
  };
}

/** The kind of policy in AWS's own words, a kind that we do not know too. */
export function policyWords(text: string): string | undefined {
  return (first(DENIED_BY, text) ?? first(NOTHING_ALLOWS, text))?.trim();
}

export function namesAnAction(text: string): boolean {
  return ACTION.test(text);
}

/** AWS hides the reason from who may not read it: `sts:DecodeAuthorizationMessage` shows it. */
export function isEncoded(text: string): boolean {
  return /\bencoded authorization (?:failure )?message\b/i.test(text);
}

function first(pattern: RegExp, text: string): string | undefined {
  return pattern.exec(text)?.[1];
}
