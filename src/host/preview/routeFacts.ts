import * as l10n from '@vscode/l10n';
import type { ModelTarget } from '../../chat/modelRequest.ts';
import type { FactView } from '../../protocol/views.ts';
import { accountText, callerText, destinationsText } from '../words.ts';
import { fact } from './facts.ts';
import type { PlannedCall } from './plannedCall.ts';

/** What is called, from where, by whom, and what stands between. */
export function routeFacts({ choices }: PlannedCall): readonly FactView[] {
  const { connection, caller, target, guardrail, knowledgeBase } = choices;
  const { modelId, foundationModelId } = target;
  const behind = foundationModelId === modelId ? undefined : foundationModelId;
  return [
    fact(l10n.t('Sent to'), modelId, modelId),
    ...(behind === undefined ? [] : [fact(l10n.t('Model behind it'), behind)]),
    fact(l10n.t('Sent from'), connection.region),
    fact(l10n.t('May be processed in'), destinations(choices.target)),
    fact(l10n.t('Credentials'), accountText(connection)),
    fact(l10n.t('Account'), caller ? callerText(caller) : l10n.t('not known before a first call')),
    fact(
      l10n.t('Guardrail'),
      guardrail ? l10n.t('{0}, version {1}', guardrail.name, guardrail.version) : l10n.t('none'),
    ),
    fact(
      l10n.t('Knowledge base'),
      knowledgeBase
        ? l10n.t('{0}: its passages are fetched when you send, and are not counted here', knowledgeBase.name)
        : l10n.t('none'),
    ),
  ];
}

function destinations({ destinationRegions, routeKind }: ModelTarget): string {
  const known = destinationRegions !== undefined || routeKind === 'global-profile';
  return known ? destinationsText(destinationRegions) : l10n.t('not known');
}
