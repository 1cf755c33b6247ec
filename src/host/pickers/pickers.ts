import * as l10n from '@vscode/l10n';
import type { RememberedCatalogue } from '../../chat/catalogue.ts';
import type { ProfileList } from '../../chat/connection.ts';
import type { BedrockServices } from '../../chat/ports.ts';
import type { PriceBook } from '../../chat/prices.ts';
import { resolveConnection } from '../../chat/resolveConnection.ts';
import type { RoutePolicy } from '../../chat/routing.ts';
import type { Choices } from '../choices/choices.ts';
import type { StoredList } from '../choices/storedList.ts';
import { commands } from '../ids.ts';
import { pick, type PickHost, type PickOptions } from './pick.ts';
import { knowledgeBaseRows, noKnowledgeBaseRow, type KnowledgeBasePick } from './knowledgeBaseRows.ts';
import { profileRows, type ProfileChoice } from './profileRows.ts';
import { regionRows, typedRegion, type RegionChoice } from './regionRows.ts';
import type { PickButton } from './rows.ts';

export interface PickerPorts {
  readonly host: PickHost;
  readonly choices: Choices;
  readonly services: () => Promise<Pick<BedrockServices, 'identity' | 'guardrails' | 'knowledgeBases'>>;
  readonly catalogue: Pick<RememberedCatalogue, 'region' | 'access' | 'useCaseForm' | 'regionsWith'>;
  readonly prices: () => Promise<Pick<PriceBook, 'price'>>;
  readonly favourites: Pick<StoredList, 'list'>;
  readonly recents: Pick<StoredList, 'list'>;
  readonly profiles: () => Promise<ProfileList>;
  readonly policy: () => RoutePolicy;
  /** `vscode.env.remoteName` */
  readonly remoteName?: string | undefined;
}

export async function pickProfile(ports: PickerPorts): Promise<void> {
  const picked = await pick(ports.host, profileOptions(ports));
  if (picked) await ports.choices.setProfile(picked.profile);
}

function profileOptions({ profiles, choices, remoteName }: PickerPorts): PickOptions<ProfileChoice> {
  return {
    title: l10n.t('AWS Profile'),
    placeholder: l10n.t('The profile that signs every call'),
    buttons: [openConfigButton(), reloadButton()],
    changes: choices.onDidChange,
    async *load() {
      const [list, connection] = await Promise.all([profiles(), choices.connection()]);
      const { region } = connection;
      const caller = (profile: string) => choices.caller({ profile, region });
      yield profileRows(list, connection, { caller, remoteName });
    },
  };
}

export async function pickRegion(ports: PickerPorts): Promise<void> {
  const picked = await pick(ports.host, regionOptions(ports));
  if (picked) await ports.choices.setRegion(picked.region);
}

function regionOptions({ profiles, choices, services }: PickerPorts): PickOptions<RegionChoice> {
  let known: readonly string[] = [];
  return {
    title: l10n.t('AWS Region'),
    placeholder: l10n.t('The region that calls are sent to; type any region’s ID'),
    buttons: [reloadButton()],
    typed: (text) => typedRegion(text, known, (region) => ({ region })),
    async *load({ refresh, signal }) {
      const [list, connection] = await Promise.all([profiles(), choices.connection()]);
      const own = resolveConnection({ profile: connection.profile ?? '', region: '' }, list);
      yield regionRows(connection, own, { all: [] });
      const { identity } = await services();
      const all = await identity.regions();
      known = all.map(({ id }) => id);
      yield regionRows(connection, own, { all });
      const published = await identity.publishedRegions(connection, { refresh, signal });
      if (published === undefined) return;
      known = [...known, ...published.map(({ id }) => id)];
      yield regionRows(connection, own, { all, published });
    },
  };
}

export async function pickKnowledgeBase(ports: PickerPorts): Promise<void> {
  const picked = await pick(ports.host, knowledgeBaseOptions(ports));
  if (picked) await ports.choices.setKnowledgeBase(picked.knowledgeBase);
}

function knowledgeBaseOptions({ choices, services }: PickerPorts): PickOptions<KnowledgeBasePick> {
  return {
    title: l10n.t('Knowledge Base'),
    placeholder: l10n.t('Passages that fit the question are given to the model'),
    buttons: [reloadButton()],
    async *load({ signal }) {
      const { connection, knowledgeBase } = await choices.snapshot();
      yield [noKnowledgeBaseRow(knowledgeBase)];
      const { knowledgeBases } = await services();
      const list = await knowledgeBases.list(connection, signal);
      yield knowledgeBaseRows(list, knowledgeBase, connection.region);
    },
  };
}

export function reloadButton(): PickButton<never> {
  return { icon: 'refresh', tooltip: l10n.t('Refresh'), choose: { kind: 'reload' } };
}

function openConfigButton(): PickButton<never> {
  return {
    icon: 'go-to-file',
    tooltip: l10n.t('Open AWS Config File'),
    choose: { kind: 'run', command: commands.openAwsConfig },
  };
}
