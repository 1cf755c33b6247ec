import { bothWays, embeds, profileOnly, provider, seesImages, type Model } from './model.ts';

/** As many providers, and models of each, as a recorded ListFoundationModels has, and some more; the names are ours. */
const providers: readonly (readonly [name: string, models: number])[] = [
  ['Northwind', 39],
  ['Halcyon', 30],
  ['Ember Arts', 15],
  ['Tramontane AI', 14],
  ['Lantern', 13],
  ['Quorum', 10],
  ['Fathom', 5],
  ['Palimpsest', 5],
  ['Verdigris', 4],
  ['Orrery', 4],
  ['Saltmarsh', 3],
  ['Inkwell', 3],
  ['Gantry Labs', 2],
  ['Murmur', 1],
  ['Cairn', 1],
  ['Littoral', 1],
];

const families = ['Brook', 'Heron', 'Slate', 'Juniper', 'Quartz', 'Willow', 'Harbor', 'Comet'];
const sizes = ['Micro', 'Lite', 'Pro', 'Max', 'Ultra'];

type Options = NonNullable<Parameters<ReturnType<typeof provider>>[2]>;

/** In the proportions of the recording: on demand, through profiles, provisioned, none at all, both. */
const inference: readonly Options[] = [
  { inference: ['ON_DEMAND'] },
  profileOnly,
  { inference: ['ON_DEMAND'] },
  profileOnly,
  { inference: ['PROVISIONED'] },
  bothWays,
  { inference: ['ON_DEMAND'] },
  profileOnly,
  { inference: [] },
];

const abilities: readonly Options[] = [
  { maxTokens: 8_192 },
  { ...seesImages, maxTokens: 64_000, contextTokens: 200_000, contextWindow: '200K', cacheableFrom: 1_024 },
  embeds,
  { ...seesImages, maxTokens: 32_768, reasoning: true, contextTokens: 1_000_000, contextWindow: '1M' },
  { ...seesImages, output: ['IMAGE'], streaming: false },
  { maxTokens: 4_096, streaming: false, system: false, documents: false, tools: false },
];

const legacy = { legacyTime: '2026-06-30T00:00:00Z', endOfLifeTime: '2027-06-30T00:00:00Z' };

/** 150 models, for the tree, the caches and the bench. */
export const largeModels: readonly Model[] = providers.flatMap(([name, models], p) => {
  const make = provider(name);
  const vendor = name.toLowerCase().replaceAll(' ', '');
  return Array.from({ length: models }, (_, i) => {
    const family = pick(families, p + i);
    const size = pick(sizes, Math.floor(i / families.length));
    const version = 1 + Math.floor(i / (families.length * 2));
    const id = `${vendor}.${family}-${version}-${size}`.toLowerCase();
    return make(`${id}-v1:${i % 3 === 2 ? 1 : 0}`, `${family} ${version} ${size}`, {
      ...pick(inference, p + i),
      ...pick(abilities, p * 2 + i),
      ...(i % 4 !== 3 && { family }),
      ...(i % 7 === 6 && { legacy }),
    });
  });
});

/** Thirty, from one geography to the next. */
export const largeRegions: readonly string[] = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'ca-west-1'],
  ...['mx-central-1', 'sa-east-1'],
  ...['eu-central-1', 'eu-central-2', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  ...['eu-north-1', 'eu-south-1', 'eu-south-2'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-south-2', 'ap-east-1'],
  ...['ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5'],
  ...['ap-southeast-7', 'me-central-1', 'me-south-1'],
];

/** The first region of each geography has them all, the others most. */
export function largeModelsIn(region: string): readonly Model[] {
  const place = largeRegions.indexOf(region);
  return region.endsWith('-1') ? largeModels : largeModels.filter((_, i) => (i + place) % 10 !== 0);
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('An empty list has nothing to pick from.');
  return found;
}
