import type { MfaCode } from '../identity/mfa.ts';
import type { ApiKey } from './apiKey.ts';

export type Service = 'runtime' | 'control' | 'agent' | 'agentRuntime' | 'sts' | 'ssm';

type Endpoints = Readonly<Partial<Record<Service, string>>>;

/** A function is asked whenever a client is needed: a change makes new clients. */
type Setting<T> = T | (() => T);

export interface ClientOptions {
  /** Ours, told to AWS in the user agent. */
  readonly userAgentVersion: string;
  /** The first attempt counts; 5 where absent. */
  readonly maxAttempts?: Setting<number | undefined>;
  /** Override what the environment and the AWS config files say. An empty one overrides nothing. */
  readonly endpoints?: Setting<Endpoints>;
  /** Where absent, a profile that needs MFA fails with `mfa-required`. */
  readonly mfaCode?: MfaCode;
  /** What is sent for connections with `apiKey`, and for no other. */
  readonly apiKey?: ApiKey;
}

export interface ClientSettings {
  readonly maxAttempts: number;
  readonly endpoints: Endpoints;
}

const MAX_ATTEMPTS = 5;

/** What the settings say now. */
export function settingsOf({ maxAttempts, endpoints }: ClientOptions): ClientSettings {
  return { maxAttempts: now(maxAttempts) ?? MAX_ATTEMPTS, endpoints: now(endpoints) ?? {} };
}

function now<T>(setting: Setting<T>): T {
  return isAsked(setting) ? setting() : setting;
}

function isAsked<T>(setting: Setting<T>): setting is () => T {
  return typeof setting === 'function';
}
