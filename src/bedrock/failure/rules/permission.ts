import * as l10n from '@vscode/l10n';
import type { Denial, FailureAction } from '../../../chat/failure.ts';
import { refusedRegion } from '../../../chat/otherRoute.ts';
import { denialOf, isEncoded, namesAnAction, policyWords } from '../denial.ts';
import type { ErrorFacts } from '../facts.ts';
import {
  all,
  any,
  named,
  refusedSaying,
  says,
  type Explanation,
  type FailureContext,
  type Matcher,
  type Rule,
} from '../rule.ts';

const actionNamed: Matcher = ({ text }) => namesAnAction(text);
const encoded: Matcher = ({ text }) => isEncoded(text);

/** IAM's own refusals, which name the action, the resource and often the kind of policy. */
export const permissionRules: readonly Rule[] = [
  {
    when: any(
      refusedSaying(/^(?:User|Role|Principal): \S+ is not authorized to perform/),
      all(refusedSaying(/./), actionNamed),
      all(
        named(
          'AuthorizationError',
          'UnauthorizedOperation',
          'UnauthorizedException',
          'NotAuthorized',
          'CredentialsProviderError',
        ),
        actionNamed,
      ),
      encoded,
    ),
    tell: denied,
  },
  {
    when: all(
      named('CredentialsProviderError', 'ForbiddenException'),
      says(/^ForbiddenException: /, /^No access$/),
    ),
    tell: () => ({
      cause: 'access-denied',
      message: l10n.t('IAM Identity Center does not give you the role that this profile names.'),
      remedy: l10n.t('Check the account and the role in the profile, or ask your administrator for access.'),
      actions: ['pick-profile', 'open-aws-config', 'sign-in'],
    }),
  },
];

function denied(error: ErrorFacts, context: FailureContext): Explanation {
  const denial = denialOf(error.text);
  const guardrail = wantsGuardrail(denial, context);
  return {
    cause: 'access-denied',
    message: message(denial),
    remedy: remedies(error, denial, guardrail).join(' '),
    actions: actions(denial, guardrail),
    ...(denial && { denied: denial }),
  };
}

function actions(denial: Denial | undefined, guardrail: boolean): readonly FailureAction[] {
  const others: readonly FailureAction[] = ['pick-profile', 'pick-model', 'retry', 'copy-request-id'];
  const policy: readonly FailureAction[] = denial?.explicit === true ? [] : ['show-policy'];
  const away: readonly FailureAction[] = isRegionForbidden(denial) ? ['open-residency-setting'] : [];
  return [...(guardrail ? (['pick-guardrail'] as const) : []), ...policy, ...away, ...others];
}

/** A policy of the organization closes a Region that a route leads to: routes elsewhere may be open. */
function isRegionForbidden(denial: Denial | undefined): boolean {
  return denial?.policy === 'service-control' && (refusedRegion(denial) ?? '') !== '';
}

/** AWS seldom names the condition; an explicit deny of a call that had no guardrail is what such a policy looks like. */
function wantsGuardrail(denial: Denial | undefined, { guarded }: FailureContext): boolean {
  if (denial?.condition === 'guardrail') return true;
  return guarded === false && denial?.explicit === true && denial.action.startsWith('bedrock:InvokeModel');
}

function message(denial: Denial | undefined): string {
  const action = denial?.action ?? l10n.t('this');
  if (denial?.resource === undefined) return l10n.t('Your permissions do not allow {0}.', action);
  return l10n.t('Your permissions do not allow {0} on {1}.', action, denial.resource);
}

function remedies(error: ErrorFacts, denial: Denial | undefined, guardrail: boolean): readonly string[] {
  return [
    byPolicy(error, denial),
    ...(guardrail
      ? [l10n.t('Some accounts allow the call only with a certain guardrail: if yours does, choose it here.')]
      : []),
    ...byRegion(denial),
    ...(isEncoded(error.text)
      ? [
          l10n.t(
            'The reason is encoded: `aws sts decode-authorization-message` shows it to those who may read it.',
          ),
        ]
      : []),
  ];
}

function byPolicy(error: ErrorFacts, denial: Denial | undefined): string {
  const kind = policyWords(error.text);
  if (denial?.explicit === true) {
    return l10n.t(
      'The kind of policy that forbids it: {0}. Its administrator can change that; another model or Region may be allowed.',
      kind ?? l10n.t('not told by AWS'),
    );
  }
  if (denial?.policy === 'vpc-endpoint') {
    return l10n.t(
      'The VPC endpoint that the call goes through does not allow it: whoever runs the network can add it to the endpoint’s policy.',
    );
  }
  return l10n.t(
    'Ask your administrator to allow it (kind of policy: {0}), or choose another profile.',
    kind ?? 'identity-based',
  );
}

/** Which Region's permission is missing is what surprises people about inference profiles. */
function byRegion(denial: Denial | undefined): readonly string[] {
  const region = refusedRegion(denial);
  if (region === undefined) return [];
  if (region === '') {
    return [
      l10n.t(
        'The ARN names no Region because a global inference profile may process the call anywhere: a profile of your own geography may be allowed.',
      ),
    ];
  }
  return [
    l10n.t('An inference profile needs it for the model in every Region it routes to, here {0}.', region),
    ...(isRegionForbidden(denial)
      ? [l10n.t('Leave {0} out of the allowed Regions in the settings, and no route to it is taken.', region)]
      : []),
  ];
}
