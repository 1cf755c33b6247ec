import * as l10n from '@vscode/l10n';
import type { Failure } from '../../chat/failure.ts';
import type { ModelTarget } from '../../chat/modelRequest.ts';
import type { ResolvedConnection } from '../../chat/resolveConnection.ts';
import type { ChoiceView } from '../../protocol/views.ts';
import type { CallParameters, ChoicesSnapshot } from '../choices/choices.ts';
import { effortView, parametersView } from './parametersView.ts';
import { toolsView } from './toolsView.ts';
import {
  accountText,
  callerText,
  credentialSourceText,
  destinationsText,
  filesAtText,
  regionOriginText,
} from '../words.ts';

/**
 * The controls of the composer's bar; pure. `problem` is why no model could be found to call; `remoteName` as
 * `vscode.env` has it.
 */
export function choicesView(
  snapshot: ChoicesSnapshot,
  parameters: CallParameters,
  problem: Failure | undefined,
  remoteName?: string,
): ChoiceView[] {
  return [
    profileView(snapshot, remoteName),
    regionView(snapshot.connection),
    { picker: 'model', ...modelView(snapshot, problem) },
    ...effortView(snapshot.target, parameters),
    guardrailView(snapshot.guardrail),
    knowledgeBaseView(snapshot.knowledgeBase),
    toolsView(snapshot),
    parametersView(snapshot.target, parameters),
  ];
}

function profileView({ connection, caller }: ChoicesSnapshot, remoteName: string | undefined): ChoiceView {
  const { known, missing } = connection;
  const label = accountText(connection);
  const tooltip = [
    credentialsText(connection),
    caller && l10n.t('Account: {0}', callerText(caller)),
    caller?.source && l10n.t('Credentials: {0}', credentialSourceText(caller.source)),
    filesAtText(remoteName)?.replace(/\.$/, ''),
  ]
    .filter((part) => part !== undefined)
    .join('. ');
  const trouble = missing ? l10n.t('It is in neither of the AWS config files.') : known?.problem;
  return {
    picker: 'profile',
    label: trouble === undefined ? label : l10n.t('{0} (can’t be used)', label),
    tooltip: trouble === undefined ? tooltip : `${tooltip}. ${trouble}`,
    active: trouble === undefined,
  };
}

function credentialsText({ profile, apiKey, known }: ResolvedConnection): string {
  if (apiKey === true) return l10n.t('Amazon Bedrock API key: no AWS profile is used');
  return profile === undefined ? chainText(known?.name) : l10n.t('AWS profile: {0}', profile);
}

function chainText(name: string | undefined): string {
  return name === undefined
    ? l10n.t('AWS profile: the default credential chain')
    : l10n.t('AWS profile: the default credential chain, which reads the profile {0}', name);
}

function regionView({ region, regionOrigin }: ResolvedConnection): ChoiceView {
  const tooltip = l10n.t('AWS region: {0} ({1})', region, regionOriginText(regionOrigin));
  return { picker: 'region', label: region, tooltip, active: true };
}

type Control = Omit<ChoiceView, 'picker'>;

function modelView({ target, model }: ChoicesSnapshot, problem: Failure | undefined): Control {
  if (target) return { label: target.label, tooltip: targetText(target), active: true };
  const label = model?.label;
  if (problem) {
    const tooltip = `${problem.message} ${problem.remedy}`;
    return { label: label ?? l10n.t('No model'), tooltip, active: false };
  }
  return {
    label: label ?? l10n.t('Finding a model…'),
    tooltip:
      label === undefined ? l10n.t('Model: looking for one in this region') : l10n.t('Model: {0}', label),
    active: label !== undefined,
  };
}

function targetText({ label, modelId, destinationRegions }: ModelTarget): string {
  const where = destinationsText(destinationRegions);
  return l10n.t('Model: {0}, called as {1}. Processed in {2}.', label, modelId, where);
}

function guardrailView(guardrail: ChoicesSnapshot['guardrail']): ChoiceView {
  const off = { label: l10n.t('No guardrail'), tooltip: l10n.t('Guardrail: none'), active: false };
  if (!guardrail) return { picker: 'guardrail', ...off };
  const { name, version } = guardrail;
  const tooltip = l10n.t('Guardrail: {0}, version {1}', name, version);
  return { picker: 'guardrail', label: `${name} (${version})`, tooltip, active: true };
}

function knowledgeBaseView(knowledgeBase: ChoicesSnapshot['knowledgeBase']): ChoiceView {
  const off = { label: l10n.t('No knowledge base'), tooltip: l10n.t('Knowledge base: none'), active: false };
  if (!knowledgeBase) return { picker: 'knowledgeBase', ...off };
  const { name } = knowledgeBase;
  return { picker: 'knowledgeBase', label: name, tooltip: l10n.t('Knowledge base: {0}', name), active: true };
}
