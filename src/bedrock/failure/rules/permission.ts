import * as l10n from '@vscode/l10n';
import type { ErrorFacts } from '../facts.ts';
import { all, any, caught, named, refusedSaying, says, type Rule } from '../rule.ts';

const ACTION = /\b(?:not authorized to perform|permission):? (?:the )?([a-z][a-z0-9-]*:\w+)/;
const RESOURCE = /\bon (?:the )?resource:? (\S+)/;
const DENIED_BY = /\bexplicit deny in an? ([a-z -]+?)(?: policy)?(?=[:.]|$| with\b)/i;
const NOTHING_ALLOWS = /\bbecause no ([a-z -]+?)(?: policy)? allows\b/i;

/** IAM's own refusals, which name the action, the resource and often the kind of policy. */
export const permissionRules: readonly Rule[] = [
  {
    when: any(
      refusedSaying(/^User: \S+ is not authorized to perform/, ACTION),
      all(named('AuthorizationError', 'UnauthorizedOperation', 'AccessDenied'), says(ACTION)),
    ),
    tell: (error) => ({
      cause: 'access-denied',
      message: message(error),
      remedy: remedy(error),
      actions: ['show-policy', 'pick-profile', 'pick-model', 'retry'],
    }),
  },
  {
    when: all(named('CredentialsProviderError'), says(/^ForbiddenException: /)),
    tell: () => ({
      cause: 'access-denied',
      message: l10n.t('IAM Identity Center does not give you the role that this profile names.'),
      remedy: l10n.t('Check the account and the role in the profile, or ask your administrator for access.'),
      actions: ['pick-profile', 'open-aws-config', 'sign-in'],
    }),
  },
];

function message(error: ErrorFacts): string {
  const action = caught(error, ACTION) ?? l10n.t('this');
  const resource = caught(error, RESOURCE)?.replace(/[.,;]$/, '');
  if (resource === undefined || resource === '*') return l10n.t('Your permissions do not allow {0}.', action);
  return l10n.t('Your permissions do not allow {0} on {1}.', action, resource);
}

function remedy(error: ErrorFacts): string {
  const denier = caught(error, DENIED_BY);
  if (denier !== undefined) {
    return l10n.t(
      'The kind of policy that forbids it: {0}. Its administrator can change that; another model or Region may be allowed.',
      denier.trim(),
    );
  }
  const kind = caught(error, NOTHING_ALLOWS)?.trim() ?? 'identity-based';
  const ask = l10n.t(
    'Ask your administrator to allow it (kind of policy: {0}), or choose another profile.',
    kind,
  );
  const region = caught(error, /\bon resource: arn:[\w-]+:bedrock:([a-z0-9-]+)::foundation-model\//);
  if (region === undefined) return ask;
  const profile = l10n.t(
    'An inference profile needs it for the model in every Region it routes to, here {0}.',
    region,
  );
  return `${ask} ${profile}`;
}
