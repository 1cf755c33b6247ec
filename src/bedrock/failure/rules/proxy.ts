import * as l10n from '@vscode/l10n';
import { any, says, withStatus, type Rule } from '../rule.ts';

/** Something between here and AWS answered in its place. */
export const proxyRules: readonly Rule[] = [
  {
    when: any(withStatus(407), says(/\bProxy Authentication Required\b/i)),
    tell: () => ({
      cause: 'network',
      message: l10n.t('The proxy wants a name and password.'),
      remedy: l10n.t('Check VS Code’s proxy settings (`http.proxy`), then try again.'),
      actions: ['retry', 'open-log'],
    }),
  },
  {
    when: (error) => error.html,
    tell: (error) => ({
      cause: 'network',
      message:
        error.status === undefined
          ? l10n.t('A web page answered in the place of AWS.')
          : l10n.t('A web page (status {0}) answered in the place of AWS.', error.status),
      remedy: l10n.t(
        'A proxy, firewall or sign-in page of the network may be in between. Check it, then try again.',
      ),
      actions: ['retry', 'open-log'],
    }),
  },
];
