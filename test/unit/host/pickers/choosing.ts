import type { ProfileList } from '../../../../src/chat/connection.ts';
import type { BedrockServices } from '../../../../src/chat/ports.ts';
import { Choices, type ChoicesPorts } from '../../../../src/host/choices/choices.ts';
import type { PickerPorts } from '../../../../src/host/pickers/pickers.ts';
import { aCatalogue, aModel, aProfile, catalogueOf } from '../../../fakes/catalogue.ts';
import { FakePickHost } from './fakePick.ts';

type Services = Pick<BedrockServices, 'identity' | 'catalogue' | 'guardrails' | 'knowledgeBases'>;

const profiles: ProfileList = {
  profiles: [{ name: 'dev', kind: 'keys', region: 'eu-central-1' }],
  configFile: '/c',
  credentialsFile: '/k',
};

const model = aModel('m.one', { name: 'One' });
const guardrail = (version: string) => ({ id: 'gr1', arn: 'arn', name: 'careful', status: 'READY', version });

const services: Services = {
  identity: {
    whoAmI: () => Promise.resolve({ accountId: '111122223333', arn: 'arn' }),
    regions: () => Promise.resolve([{ id: 'us-west-2', partition: 'aws' }]),
    unlock: () => Promise.resolve(false),
    publishedRegions: () => Promise.resolve(undefined),
  },
  catalogue: catalogueOf({
    region: () => Promise.resolve(aCatalogue([model], [aProfile('eu.m.one', 'm.one', ['eu-west-1'])])),
    access: () => Promise.resolve({ state: 'ready' }),
  }),
  guardrails: {
    list: () => Promise.resolve([guardrail('DRAFT')]),
    versions: () => Promise.resolve([guardrail('DRAFT'), guardrail('1')]),
  },
  knowledgeBases: {
    list: () => Promise.resolve([{ id: 'KB1', name: 'handbook', status: 'ACTIVE' }]),
    retrieve: () => Promise.resolve([]),
  },
};

/** Pickers over a real `Choices`, whose settings and storage are kept in memory. */
export function choosing(changes: Partial<Services> = {}, more: Pick<ChoicesPorts, 'tools'> = {}) {
  const settings = { profile: 'dev', region: '' };
  const stored = new Map<string, unknown>();
  const choices = new Choices({
    services: () => Promise.resolve({ ...services, ...changes }),
    profiles: () => Promise.resolve(profiles),
    memento: {
      get: (key: string, otherwise?: unknown) => stored.get(key) ?? otherwise,
      update: (key, value) => Promise.resolve(void stored.set(key, value)),
    },
    settings: () => settings,
    writeSettings: (change) => Promise.resolve(void Object.assign(settings, change)),
    policy: () => ({ allowGlobal: false }),
    maxTokens: () => 1000,
    inference: () => ({}),
    prices: () => Promise.resolve({ price: () => undefined }),
    ...more,
  });
  const host = new FakePickHost();
  const ports: PickerPorts = {
    host,
    choices,
    services: () => Promise.resolve({ ...services, ...changes }),
    catalogue: { ...{ ...services, ...changes }.catalogue, regionsWith: () => Promise.resolve([]) },
    prices: () => Promise.resolve({ price: () => undefined }),
    favourites: { list: () => [] },
    recents: { list: () => [] },
    profiles: () => Promise.resolve(profiles),
    policy: () => ({ allowGlobal: false }),
  };
  return { host, ports, choices, settings };
}
