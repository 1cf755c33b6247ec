import * as l10n from '@vscode/l10n';
import { settingKeys } from '../ids.ts';
import { leftOutOf, type Parameter } from './parameter.ts';

export const caching: Parameter = {
  key: settingKeys.promptCaching,
  icon: 'database',
  title: () => l10n.t('Prompt caching'),
  placeholder: () =>
    l10n.t('How long AWS keeps what a conversation begins with, to be read again at a lower price'),
  now: ({ inference: { cacheTtl = 'off' } }) => (cacheTtl === '5m' ? undefined : cacheTtl),
  values: () => [
    { value: undefined, label: l10n.t('5 minutes'), description: l10n.t('default') },
    { value: '1h', label: l10n.t('1 hour'), description: l10n.t('writing it costs more') },
    { value: 'off', label: l10n.t('Off') },
  ],
  leftOut: ({ inference, target }) =>
    inference.cacheTtl !== undefined && target?.model?.promptCaching === false ? 'not-supported' : undefined,
};

/** AWS's enum is open: any other may be typed. */
export const serviceTier: Parameter = {
  key: settingKeys.serviceTier,
  icon: 'layers',
  title: () => l10n.t('Service tier'),
  placeholder: () => l10n.t('How soon the call is served, at which price. Type another tier’s name'),
  now: ({ inference }) => inference.serviceTier,
  values: () => [
    { value: undefined, label: l10n.t('Default'), description: l10n.t('nothing is sent') },
    { value: 'flex', label: 'flex', description: l10n.t('may wait, at a lower price') },
    { value: 'priority', label: 'priority', description: l10n.t('goes first, at a higher price') },
    { value: 'reserved', label: 'reserved', description: l10n.t('capacity that your account has bought') },
  ],
  typed: (text) => (/^[a-z][\w-]*$/i.test(text) ? { value: text, label: text } : undefined),
  leftOut: leftOutOf('serviceTier'),
};

export const latency: Parameter = {
  key: settingKeys.latency,
  icon: 'rocket',
  title: () => l10n.t('Latency'),
  placeholder: () => l10n.t('Whether the model answers faster, at a higher price, where it can'),
  now: ({ inference }) => inference.latency,
  values: () => [
    { value: undefined, label: l10n.t('Standard'), description: l10n.t('default') },
    { value: 'optimized', label: l10n.t('Optimized') },
  ],
  leftOut: leftOutOf('latency'),
};
