import { isCancellation } from '../base/errors.ts';
import type { FoundationModel, ModelAccess, ModelCatalogue, RegionCatalogue } from './catalogue.ts';
import type { Connection } from './connection.ts';
import { failureOf, type Failure } from './failure.ts';
import { accessAsker } from './modelAccess.ts';

/** What one region says about a model; `access` is absent where it could not be found out. */
export type RegionAnswer =
  | {
      readonly kind: 'has';
      readonly region: string;
      readonly model: FoundationModel;
      readonly catalogue: RegionCatalogue;
      readonly access?: ModelAccess;
    }
  | { readonly kind: 'has-not'; readonly region: string }
  | { readonly kind: 'failed'; readonly region: string; readonly failure: Failure };

export interface RegionSearch {
  /** By region. */
  readonly answers: readonly RegionAnswer[];
  /** How many regions are still to answer. */
  readonly waiting: number;
}

export interface SearchRequest {
  /** Whose account asks; its own region is not one of those that are asked. */
  readonly connection: Connection;
  readonly modelId: string;
  readonly regions: readonly string[];
}

type SearchedCatalogue = Pick<ModelCatalogue, 'region' | 'access' | 'useCaseForm'>;

/** So many regions are asked at the same time, each for all of its lists. */
const AT_ONCE = 4;

/**
 * Asks each region whether it has the model, and tells more with every answer; a region that fails is one answer of
 * many. What a region has told before is not asked again, and nothing is ever billed. Ends early when `signal` aborts.
 */
export async function* searchRegions(
  catalogue: SearchedCatalogue,
  { connection, modelId, regions }: SearchRequest,
  signal: AbortSignal,
): AsyncIterable<RegionSearch> {
  const answers: RegionAnswer[] = [];
  const waiting = [...regions];
  const asked = new Map<string, Promise<RegionAnswer>>();
  for (;;) {
    yield { answers: answers.toSorted(byRegion), waiting: waiting.length + asked.size };
    for (const region of waiting.splice(0, AT_ONCE - asked.size))
      asked.set(region, askRegion(catalogue, { ...connection, region }, modelId, signal));
    if (asked.size === 0) return;
    const answer = await Promise.race(asked.values());
    if (signal.aborted) return;
    asked.delete(answer.region);
    answers.push(answer);
  }
}

/** Never rejects: a search that was given up looks at no answer. */
async function askRegion(
  catalogue: SearchedCatalogue,
  connection: Connection,
  modelId: string,
  signal: AbortSignal,
): Promise<RegionAnswer> {
  const { region } = connection;
  try {
    const listed = await catalogue.region(connection, { signal });
    const model = listed.models.find((one) => one.modelId === modelId);
    if (!model) return notListed(listed);
    const access = await askAccess(catalogue, connection, model, signal);
    // It may be listed where it can't be called.
    if (access?.state === 'not-in-region') return { kind: 'has-not', region };
    return { kind: 'has', region, model, catalogue: listed, ...(access && { access }) };
  } catch (error) {
    return { kind: 'failed', region, failure: failureOf(error) };
  }
}

/** A list that could not be had says nothing about what is on it. */
function notListed({ region, failures }: RegionCatalogue): RegionAnswer {
  const missing = failures.find(({ operation }) => operation === 'ListFoundationModels');
  return missing ? { kind: 'failed', region, failure: missing.failure } : { kind: 'has-not', region };
}

async function askAccess(
  catalogue: SearchedCatalogue,
  connection: Connection,
  model: FoundationModel,
  signal: AbortSignal,
): Promise<ModelAccess | undefined> {
  try {
    return await accessAsker(catalogue, connection)(model, signal);
  } catch (error) {
    if (isCancellation(error)) throw error;
    return undefined;
  }
}

function byRegion(a: RegionAnswer, b: RegionAnswer): number {
  return a.region.localeCompare(b.region);
}
