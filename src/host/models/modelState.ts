import * as l10n from '@vscode/l10n';
import type { FoundationModel, ModelAccess } from '../../chat/catalogue.ts';
import type { Route } from '../../chat/routing.ts';
import { accessText, dotted, lifecycleText, modalitiesText } from '../words.ts';
import { answersWithText } from './capabilities.ts';

/** What is known of a model's being callable; `access` and `elsewhere` come later than the rest. */
export interface StateFacts {
  readonly model: FoundationModel;
  readonly routes: readonly Route[];
  /** A chat can use it with the present settings, as far as the lists tell. */
  readonly callable: boolean;
  /** Why no route is allowed, where there are some. */
  readonly refused?: string;
  readonly access?: ModelAccess;
  /** Regions that have the model, where this one has not. */
  readonly elsewhere?: readonly string[];
}

/** Names of a codicon and of a theme colour. */
export interface StateIcon {
  readonly name: string;
  readonly color?: string;
}

/** In a few words, why it can't be called or what stands in the way; undefined where nothing does, as far as is known. */
export function obstacleText(facts: StateFacts): string | undefined {
  return dotted(whyNot(facts), facts.access?.state === 'ready' ? undefined : accessWords(facts));
}

/** The state in words, `ready` included; undefined where it is not known yet and nothing stands in the way. */
export function stateText(facts: StateFacts): string | undefined {
  const ready = facts.callable && facts.access?.state === 'ready' ? l10n.t('ready') : undefined;
  return dotted(obstacleText(facts) ?? ready, lifecycleText(facts.model.lifecycle));
}

/** What to do about it, in a sentence or two for each obstacle. */
export function remedyText(facts: StateFacts): string | undefined {
  const { callable, routes, access, model } = facts;
  const sentences = [
    !callable && !answersWithText(model)
      ? l10n.t('It does not answer with text, so a chat can’t use it.')
      : '',
    !callable && answersWithText(model) ? refusal(facts, routes) : '',
    access ? accessRemedy(access) : '',
  ].filter((sentence) => sentence !== '');
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** Green is kept for what can be called, and will be. */
export function stateIcon({ access, callable, model }: StateFacts): StateIcon {
  if (!callable && (!access || access.state === 'ready')) return { name: 'circle-slash' };
  if (!access) return { name: 'circle-outline' };
  return access.state === 'ready' && model.lifecycle.status === 'LEGACY' ? LEGACY : ICONS[access.state];
}

const LEGACY: StateIcon = { name: 'history', color: 'list.warningForeground' };

const ICONS: Readonly<Record<ModelAccess['state'], StateIcon>> = {
  ready: { name: 'circle-filled', color: 'testing.iconPassed' },
  'needs-agreement': { name: 'lock', color: 'list.warningForeground' },
  'needs-use-case-form': { name: 'checklist', color: 'list.warningForeground' },
  pending: { name: 'clock', color: 'list.warningForeground' },
  'not-authorized': { name: 'lock', color: 'list.errorForeground' },
  'not-entitled': { name: 'lock', color: 'list.errorForeground' },
  'not-in-region': { name: 'circle-slash', color: 'list.errorForeground' },
  unknown: { name: 'question' },
};

function whyNot({ model, callable, routes, refused }: StateFacts): string | undefined {
  if (callable) return undefined;
  if (!answersWithText(model)) return modalitiesText(model);
  if (routes.length > 0) return refused ?? l10n.t('not allowed by the settings');
  return model.inferenceTypes.includes('PROVISIONED') ? l10n.t('provisioned only') : l10n.t('no route');
}

/** With the regions that have it, where it is missing here. */
function accessWords({ access, elsewhere = [] }: StateFacts): string | undefined {
  if (!access) return undefined;
  const words = accessText(access);
  return access.state === 'not-in-region' && elsewhere.length > 0
    ? l10n.t('{0}, but in {1}', words, elsewhere.join(', '))
    : words;
}

function refusal({ refused, model }: StateFacts, routes: readonly Route[]): string {
  if (routes.length > 0)
    return refused === undefined
      ? l10n.t('The settings allow none of the routes that lead to it.')
      : l10n.t('The settings allow none of the routes that lead to it: {0}.', refused);
  return model.inferenceTypes.includes('PROVISIONED')
    ? l10n.t('This region serves it only through provisioned throughput.')
    : l10n.t('This region lists no inference profile for it, and does not serve it on demand.');
}

/** What to do about each state, in the words of AWS's console. */
function accessRemedy(access: ModelAccess): string {
  switch (access.state) {
    case 'ready':
      return '';
    case 'needs-agreement':
      return l10n.t('Request access to see the provider’s terms and accept them.');
    case 'needs-use-case-form':
      return l10n.t('The provider wants a use-case form from this account, once; the AWS console has it.');
    case 'pending':
      return l10n.t('The agreement is being processed. Refresh in a few minutes.');
    case 'not-authorized':
      return l10n.t('An administrator of the AWS account has to authorize it.');
    case 'not-entitled':
      return l10n.t('The AWS account has no entitlement. Ask AWS or the account’s administrator.');
    case 'not-in-region':
      return l10n.t(
        'Find the regions that have it, and use it in one of those, or use an inference profile.',
      );
    case 'unknown':
      return access.reason ?? '';
  }
}
