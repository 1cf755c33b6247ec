import type { WorkspaceConfiguration } from 'vscode';
import type { ConnectionSettings } from '../chat/resolveConnection.ts';
import type { Task } from '../chat/conversation.ts';
import type { RoutePolicy } from '../chat/routing.ts';
import { settingKeys } from './ids.ts';

/** Settings are functions over what reads them, so that tests need no workbench. */
export type SettingsReader = Pick<WorkspaceConfiguration, 'get'>;

type MaxTokensKey = (typeof settingKeys)[
  'maxTokensChat' | 'maxTokensExplain' | 'maxTokensCommit' | 'maxTokensCode'];

/** The smallest that the task needs: quota is reserved for it. */
const MAX_TOKENS_DEFAULTS: Readonly<Record<MaxTokensKey, number>> = {
  [settingKeys.maxTokensChat]: 4096,
  [settingKeys.maxTokensCode]: 4096,
  [settingKeys.maxTokensExplain]: 1024,
  [settingKeys.maxTokensCommit]: 512,
};

/** The setting that bounds the answers to a task: what writes code shares one. */
export function maxTokensKey(task: Task): MaxTokensKey {
  switch (task) {
    case 'chat':
      return settingKeys.maxTokensChat;
    case 'explain':
      return settingKeys.maxTokensExplain;
    case 'commit':
      return settingKeys.maxTokensCommit;
    default:
      return settingKeys.maxTokensCode;
  }
}

export function connectionSettings(reader: SettingsReader): ConnectionSettings {
  const authentication = reader.get<unknown>(settingKeys.authentication);
  return {
    profile: text(reader, settingKeys.profile),
    region: text(reader, settingKeys.region),
    ...(authentication === 'apiKey' && { authentication }),
  };
}

/** Where each of AWS's services is called, in place of its public address; empty: there. */
export interface ServiceEndpoints {
  readonly control: string;
  readonly runtime: string;
  readonly agent: string;
  readonly agentRuntime: string;
}

export function serviceEndpoints(reader: SettingsReader): ServiceEndpoints {
  return {
    control: text(reader, settingKeys.endpointBedrock),
    runtime: text(reader, settingKeys.endpointRuntime),
    agent: text(reader, settingKeys.endpointAgent),
    agentRuntime: text(reader, settingKeys.endpointAgentRuntime),
  };
}

/** Where the person's own prompt files are; empty: nowhere. */
export function promptFolder(reader: SettingsReader): string {
  return text(reader, settingKeys.promptFolder);
}

/** Whether what each answer takes is written down. */
export function usageHistory(reader: SettingsReader): boolean {
  return reader.get<unknown>(settingKeys.usageHistory) !== false;
}

/** How often a request is sent at most, the first time included; undefined: as often as is usual. */
export function maxAttempts(reader: SettingsReader): number | undefined {
  return positiveInteger(reader.get<unknown>(settingKeys.maxAttempts));
}

/** More is not worth waiting for, and less cuts off models that think. */
const IDLE_SECONDS = { least: 10, most: 3600 };

/** How long an answer that has begun may be silent; undefined: as long as is usual. */
export function idleTimeoutSeconds(reader: SettingsReader): number | undefined {
  const seconds = reader.get<unknown>(settingKeys.idleTimeoutSeconds);
  if (typeof seconds !== 'number' || !(seconds >= IDLE_SECONDS.least)) return undefined;
  return Math.min(seconds, IDLE_SECONDS.most);
}

export function routePolicy(reader: SettingsReader): RoutePolicy {
  return {
    allowGlobal: reader.get<unknown>(settingKeys.allowGlobalProfiles) === true,
    allowedRegions: patterns(reader.get<unknown>(settingKeys.allowedRegions)),
    requireApplicationProfile: reader.get<unknown>(settingKeys.requireApplicationProfile) === true,
  };
}

/** Whatever was written there was meant to forbid something: what can't be read as a pattern allows nothing. */
function patterns(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
  return entries.map((entry) => (typeof entry === 'string' ? entry.trim() : ''));
}

/** Whether a model names conversations, which costs a call each; else their first words do. */
export function modelTitles(reader: SettingsReader): boolean {
  return reader.get<unknown>(settingKeys.conversationTitles) === 'model';
}

/** Where nothing is set. */
export function maxTokensDefault(task: Task): number {
  return MAX_TOKENS_DEFAULTS[maxTokensKey(task)];
}

/** Enough for any name; nobody has to set it. */
const TITLE_TOKENS = 64;

export function maxTokens(reader: SettingsReader, task: Task): number {
  if (task === 'title') return TITLE_TOKENS;
  const key = maxTokensKey(task);
  return positiveInteger(reader.get<unknown>(key)) ?? MAX_TOKENS_DEFAULTS[key];
}

function positiveInteger(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}

/** A person may have written anything into settings.json. */
function text(reader: SettingsReader, key: string): string {
  const value = reader.get<unknown>(key);
  return typeof value === 'string' ? value.trim() : '';
}
