import { statSync } from 'node:fs';
import { join } from 'node:path';
import { getHomeDir } from '@smithy/shared-ini-file-loader';

/** Where the SDK looks for the two AWS files, whether they exist or not. */
export interface ConfigFilePaths {
  readonly configFile: string;
  readonly credentialsFile: string;
}

export function configFilePaths(): ConfigFilePaths {
  return {
    configFile: located(process.env['AWS_CONFIG_FILE'], 'config'),
    credentialsFile: located(process.env['AWS_SHARED_CREDENTIALS_FILE'], 'credentials'),
  };
}

/** Changes whenever what the files say may have changed: what was built from them is void then. */
export function configStamp(): string {
  const { configFile, credentialsFile } = configFilePaths();
  return [modified(configFile), modified(credentialsFile), environmentProfile() ?? ''].join('\n');
}

/** The profile that the default credential chain starts from; undefined where the environment names none. */
export function environmentProfile(): string | undefined {
  return nonEmpty(process.env['AWS_PROFILE']);
}

export function environmentRegion(): string | undefined {
  return nonEmpty(process.env['AWS_REGION']) ?? nonEmpty(process.env['AWS_DEFAULT_REGION']);
}

/** Whether an Amazon Bedrock API key is there, which is told and never used. */
export function hasEnvironmentBearerToken(): boolean {
  return nonEmpty(process.env['AWS_BEARER_TOKEN_BEDROCK']) !== undefined;
}

function located(configured: string | undefined, name: string): string {
  const path = nonEmpty(configured) ?? join(getHomeDir(), '.aws', name);
  return path.startsWith('~/') ? join(getHomeDir(), path.slice(2)) : path;
}

function modified(path: string): string {
  try {
    const { mtimeMs, size } = statSync(path);
    return `${path} ${mtimeMs} ${size}`;
  } catch {
    // Absent or unreadable is a state like any other: profiles() tells which.
    return path;
  }
}

function nonEmpty(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
