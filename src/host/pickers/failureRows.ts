import * as l10n from '@vscode/l10n';
import type { Failure, FailureAction } from '../../chat/failure.ts';
import { commands } from '../ids.ts';
import { item, type PickItem } from './rows.ts';

/** A failure where the list would be: what went wrong, what to do, AWS's own words, and the actions that help. */
export function failureRows(failure: Failure): readonly PickItem<never>[] {
  return [
    notice(failure.message, 'error', failure.remedy),
    ...(failure.detail === undefined ? [] : [notice(l10n.t('AWS says'), 'quote', failure.detail)]),
    item(l10n.t('Try again'), { icon: 'refresh', alwaysShow: true, choose: { kind: 'reload' } }),
    ...failure.actions.flatMap(actionRow),
  ];
}

/** A row that only informs, and stays while the person types. */
export function notice(label: string, icon: string, detail?: string): PickItem<never> {
  return item<never>(label, { icon, detail, alwaysShow: true });
}

/** Those of a failure's actions that lead somewhere from a picker. */
function actionRow(action: FailureAction): readonly PickItem<never>[] {
  switch (action) {
    case 'sign-in':
      return [command(l10n.t('Sign in…'), 'sign-in', commands.signIn)];
    case 'enter-api-key':
      return [command(l10n.t('Enter API key…'), 'key', commands.enterApiKey)];
    case 'show-policy':
      return [command(l10n.t('Show IAM policy'), 'shield', commands.showPolicy)];
    case 'pick-profile':
      return [command(l10n.t('Pick another profile'), 'account', commands.pickProfile)];
    case 'pick-region':
      return [command(l10n.t('Pick another region'), 'globe', commands.pickRegion)];
    case 'open-aws-config':
      return [openConfigRow()];
    case 'open-log':
      return [command(l10n.t('Show the log'), 'output', commands.showLog)];
    default:
      return [];
  }
}

export function openConfigRow(detail?: string): PickItem<never> {
  return command(l10n.t('Open AWS config file'), 'go-to-file', commands.openAwsConfig, detail);
}

function command(label: string, icon: string, id: string, detail?: string): PickItem<never> {
  return item<never>(label, { icon, detail, alwaysShow: true, choose: { kind: 'run', command: id } });
}
