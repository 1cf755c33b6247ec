import * as l10n from '@vscode/l10n';
import type { ModelAccess } from '../../chat/catalogue.ts';
import { accessText, contextWindowText, dotted, lifecycleText, modalitiesText } from '../words.ts';
import type { ItemData, ItemIcon, TreeState } from './itemData.ts';
import type { ModelNode } from './nodes.ts';
import { tooltip } from './tooltip.ts';

/** A model: what matters in its description, and the reason where it can't be called. */
export function modelItem(node: ModelNode, state: TreeState): ItemData {
  const { id, model, callable, routes } = node;
  const access = state.access(node);
  const inUse = isInUse(node, state);
  const description = dotted(inUse ? l10n.t('in use') : undefined, whyNot(node), stateText(node, access));
  return {
    id,
    label: model.name,
    ...(description !== undefined && { description }),
    tooltip: modelTooltip(node, access),
    icon: icon(access, callable, inUse),
    contextValue: callable ? 'model callable' : 'model',
    collapsible: routes.length > 0 ? 'collapsed' : 'none',
    accessibilityLabel: [model.name, description?.replaceAll(' · ', ', ')]
      .filter((part) => part !== undefined)
      .join(', '),
  };
}

/** What a narrow view cuts off first is what the icon says too. */
function stateText({ model }: ModelNode, access: ModelAccess | undefined): string | undefined {
  const words = access && accessText(access);
  const ready = access?.state === 'ready';
  return dotted(
    ready ? undefined : words,
    lifecycleText(model.lifecycle),
    model.streaming === false ? l10n.t('no streaming') : undefined,
    ready ? words : undefined,
  );
}

/** The stored choice, or what the default stands for now. */
function isInUse({ model, parent }: ModelNode, state: TreeState): boolean {
  if (parent.parent.region !== state.region) return false;
  return model.modelId === (state.model?.modelId ?? state.target?.foundationModelId);
}

/** Why a chat can't call it, as far as the lists tell. */
function whyNot({ model, callable, routes }: ModelNode): string | undefined {
  if (callable) return undefined;
  if (!model.inputModalities.includes('TEXT') || !model.outputModalities.includes('TEXT'))
    return modalitiesText(model);
  if (routes.length > 0) return l10n.t('global only');
  return model.inferenceTypes.includes('PROVISIONED') ? l10n.t('provisioned only') : l10n.t('no route');
}

function modelTooltip({ model, callable, routes }: ModelNode, access: ModelAccess | undefined): string {
  const { modelId, provider, lifecycle, contextWindow } = model;
  return tooltip(model.name, [
    modelId,
    dotted(provider, modalitiesText(model), contextWindowText(contextWindow)),
    lifecycleText(lifecycle),
    callable || routes.length === 0 ? undefined : notForChat(model.outputModalities),
    access && `${l10n.t('Access')}: ${accessText(access)}. ${accessRemedy(access)}`,
  ]);
}

function notForChat(outputs: readonly string[]): string {
  return outputs.includes('TEXT')
    ? l10n.t('Only global inference profiles lead to it, and the settings do not allow them.')
    : l10n.t('It does not answer with text, so a chat can’t use it.');
}

/** What to do about each state, in the words of AWS's console. */
function accessRemedy(access: ModelAccess): string {
  switch (access.state) {
    case 'ready':
      return '';
    case 'needs-agreement':
      return l10n.t('Accept the provider’s agreement in the Amazon Bedrock console’s model catalog.');
    case 'needs-use-case-form':
      return l10n.t('Send the provider’s use-case form once, in the Amazon Bedrock console’s model catalog.');
    case 'pending':
      return l10n.t('The agreement is being processed. Refresh in a few minutes.');
    case 'not-authorized':
      return l10n.t('An administrator of the AWS account has to authorize it.');
    case 'not-entitled':
      return l10n.t('The AWS account has no entitlement. Ask AWS or the account’s administrator.');
    case 'not-in-region':
      return l10n.t('Use a region that offers it, or an inference profile.');
    case 'unknown':
      return access.reason ?? '';
  }
}

const ICONS: Readonly<Record<ModelAccess['state'], ItemIcon>> = {
  ready: { name: 'circle-filled', color: 'testing.iconPassed' },
  'needs-agreement': { name: 'lock', color: 'list.warningForeground' },
  'needs-use-case-form': { name: 'lock', color: 'list.warningForeground' },
  pending: { name: 'clock', color: 'list.warningForeground' },
  'not-authorized': { name: 'lock', color: 'list.errorForeground' },
  'not-entitled': { name: 'lock', color: 'list.errorForeground' },
  'not-in-region': { name: 'circle-slash', color: 'list.errorForeground' },
  unknown: { name: 'question' },
};

/** Green is kept for what can be called. */
function icon(access: ModelAccess | undefined, callable: boolean, inUse: boolean): ItemIcon {
  if (!callable && (!access || access.state === 'ready')) return { name: 'circle-slash' };
  const known = access ? ICONS[access.state] : { name: 'circle-outline' };
  return inUse ? { ...known, name: 'check' } : known;
}
