import type { SSMClient } from '@aws-sdk/client-ssm';
import { isCancellation } from '../../base/errors.ts';
import type { AwsRegion, Connection, IdentitySource } from '../../chat/connection.ts';
import { allPages, call } from '../clients/call.ts';
import type { Clients } from '../clients/clients.ts';
import { defined } from '../defined.ts';
import { listRegions, partitionOf } from './regions.ts';

/** AWS's public parameters: anybody may read them whose policies allow `ssm:GetParametersByPath`. */
const SERVICE_REGIONS = '/aws/service/global-infrastructure/services/bedrock/regions';
const REGIONS = '/aws/service/global-infrastructure/regions';
/** The most that GetParameters takes. */
const MOST_NAMES = 10;
/** Nobody waits for this longer than for a list to be complete. */
const PATIENCE_MS = 8000;

type PublishedRegions = IdentitySource['publishedRegions'];

/** One answer for each partition: it is the same for everybody. */
export function createPublishedRegions(clients: Pick<Clients, 'ssm'>): PublishedRegions {
  const known = new Map<string, readonly AwsRegion[]>();
  return async (connection, { refresh, signal }) => {
    if (connection.apiKey === true) return undefined;
    const partition = partitionOf(connection.region) ?? connection.region;
    const kept = refresh === true ? undefined : known.get(partition);
    if (kept) return kept;
    const regions = await asked(clients, connection, signal);
    if (regions) known.set(partition, regions);
    return regions;
  };
}

/** A refusal is no failure here: there is another list. */
async function asked(
  clients: Pick<Clients, 'ssm'>,
  connection: Connection,
  signal: AbortSignal,
): Promise<readonly AwsRegion[] | undefined> {
  const patient = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  try {
    return await call(patient, { connection, operation: 'GetParametersByPath' }, async (options) => {
      const client = await clients.ssm(connection);
      const ids = await bedrockRegions(client, options);
      const names = await longNames(client, ids, options);
      return ids.length === 0 ? undefined : ids.map((id) => describe(id, names));
    });
  } catch (error) {
    if (isCancellation(error) && signal.aborted) throw error;
    return undefined;
  }
}

interface Options {
  readonly abortSignal: AbortSignal;
}

async function bedrockRegions(client: SSMClient, options: Options): Promise<readonly string[]> {
  const { paginateGetParametersByPath } = await import('@aws-sdk/client-ssm');
  const pages = paginateGetParametersByPath({ client, ...options }, { Path: SERVICE_REGIONS });
  const values = await allPages(pages, ({ Parameters }) => Parameters?.map(({ Value }) => Value));
  return values.filter((value) => value !== undefined && /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(value)) as string[];
}

/** Of regions that are newer than the SDK; without names it goes as well. */
async function longNames(
  client: SSMClient,
  ids: readonly string[],
  options: Options,
): Promise<ReadonlyMap<string, string>> {
  const known = new Map(listRegions().map(({ id, name }) => [id, name]));
  const newer = ids.filter((id) => !known.has(id)).slice(0, MOST_NAMES);
  if (newer.length === 0) return new Map();
  const { GetParametersCommand } = await import('@aws-sdk/client-ssm');
  const command = new GetParametersCommand({ Names: newer.map((id) => `${REGIONS}/${id}/longName`) });
  const { Parameters = [] } = await client.send(command, options).catch(() => ({ Parameters: [] }));
  return new Map(Parameters.map(({ Name = '', Value = '' }) => [Name.split('/').at(-2) ?? '', Value]));
}

function describe(id: string, names: ReadonlyMap<string, string>): AwsRegion {
  const known = listRegions().find((region) => region.id === id);
  return known ?? { id, partition: partitionOf(id) ?? 'aws', ...defined({ name: names.get(id) }) };
}
