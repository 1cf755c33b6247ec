import * as l10n from '@vscode/l10n';
import type { Denial } from '../../../chat/failure.ts';
import { denialOf, namesAnAction, policyWords } from '../denial.ts';
import type { ErrorFacts } from '../facts.ts';
import { all, any, caught, named, refusedSaying, says, type Matcher, type Rule } from '../rule.ts';

const actionNamed: Matcher = ({ text }) => namesAnAction(text);

/** IAM's own refusals, which name the action, the resource and often the kind of policy. */
export const permissionRules: readonly Rule[] = [
  {
    when: any(
      refusedSaying(/^User: \S+ is not authorized to perform/),
      all(refusedSaying(/./), actionNamed),
      all(named('AuthorizationError', 'UnauthorizedOperation', 'AccessDenied'), actionNamed),
    ),
    tell: (error) => {
      const denied = denialOf(error.text);
      return {
        cause: 'access-denied',
        message: message(denied),
        remedy: remedy(error, denied),
        actions: ['show-policy', 'pick-profile', 'pick-model', 'retry'],
        ...(denied && { denied }),
      };
    },
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

function message(denied: Denial | undefined): string {
  const action = denied?.action ?? l10n.t('this');
  if (denied?.resource === undefined) return l10n.t('Your permissions do not allow {0}.', action);
  return l10n.t('Your permissions do not allow {0} on {1}.', action, denied.resource);
}

function remedy(error: ErrorFacts, denied: Denial | undefined): string {
  const kind = policyWords(error.text);
  if (denied?.explicit === true) {
    return l10n.t(
      'The kind of policy that forbids it: {0}. Its administrator can change that; another model or Region may be allowed.',
      kind ?? l10n.t('not told by AWS'),
    );
  }
  const ask = l10n.t(
    'Ask your administrator to allow it (kind of policy: {0}), or choose another profile.',
    kind ?? 'identity-based',
  );
  const region = caught(error, /\bon resource: arn:[\w-]+:bedrock:([a-z0-9-]+)::foundation-model\//);
  if (region === undefined) return ask;
  const profile = l10n.t(
    'An inference profile needs it for the model in every Region it routes to, here {0}.',
    region,
  );
  return `${ask} ${profile}`;
}
