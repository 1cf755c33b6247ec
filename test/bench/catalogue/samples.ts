import type { Samples } from '../figure.ts';

/** Milliseconds that the stand-in waits before each answer, by region: as far away as they are from a desk in Europe. */
export const delays: Readonly<Record<string, number>> = {
  'eu-central-1': 40,
  'eu-west-1': 60,
  'eu-north-1': 70,
  'us-east-1': 180,
  'us-west-2': 260,
  'sa-east-1': 380,
  'ap-northeast-1': 450,
  'ap-southeast-2': 600,
};

export const slowest = 'ap-southeast-2';

/** What the process of the catalogue's bench prints. */
export interface CatalogueSamples {
  readonly cold: Samples;
  readonly requestsOfRegion: number;
  /** Milliseconds, for each region of each round. */
  readonly warm: readonly number[];
  readonly warmRequests: number;
}
