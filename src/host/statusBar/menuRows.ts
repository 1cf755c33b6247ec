import * as l10n from '@vscode/l10n';
import type { ChoicesSnapshot } from '../choices/choices.ts';
import { commands } from '../ids.ts';
import { versionText } from '../pickers/guardrailRows.ts';
import { item, separator, type PickItem, type PickRow } from '../pickers/rows.ts';
import { accountText, callerText, dotted, profileKindText, regionOriginText } from '../words.ts';
import { modelName } from './statusText.ts';

/** What the status-bar item opens: each choice with what it is now, and the ways on. */
export function menuRows(snapshot: ChoicesSnapshot): readonly PickRow<never>[] {
  const { connection, caller, guardrail, knowledgeBase } = snapshot;
  const { known, region, regionOrigin } = connection;
  const none = l10n.t('none');
  return [
    row(l10n.t('Profile'), 'account', commands.pickProfile, {
      description: dotted(
        accountText(connection),
        known && profileKindText(known.kind),
        caller && callerText(caller),
      ),
      detail: connection.missing ? l10n.t('It is in neither of the AWS config files.') : known?.problem,
    }),
    row(l10n.t('Region'), 'globe', commands.pickRegion, {
      description: dotted(region, regionOriginText(regionOrigin)),
    }),
    row(l10n.t('Model'), 'hubot', commands.pickModel, { description: modelName(snapshot) }),
    row(l10n.t('Guardrail'), 'shield', commands.pickGuardrail, {
      description: guardrail ? dotted(guardrail.name, versionText(guardrail.version)) : none,
    }),
    row(l10n.t('Knowledge base'), 'book', commands.pickKnowledgeBase, {
      description: knowledgeBase?.name ?? none,
    }),
    separator(''),
    row(l10n.t('Open chat'), 'comment', commands.focusChat, {}),
    row(l10n.t('Usage and cost'), 'graph', commands.showUsage, {}),
    row(l10n.t('Show log'), 'output', commands.showLog, {}),
  ];
}

function row(
  label: string,
  icon: string,
  command: string,
  told: { readonly description?: string | undefined; readonly detail?: string | undefined },
): PickItem<never> {
  return item<never>(label, { ...told, icon, choose: { kind: 'run', command } });
}
