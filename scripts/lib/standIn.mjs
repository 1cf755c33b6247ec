import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fromRoot } from './paths.mjs';
import { start, waitForOutput } from './processes.mjs';

/**
 * @typedef {object} StandInOptions
 * @property {string} journal the file that requests are noted in
 * @property {number} [port] any free one when absent
 */

/**
 * bedrock-local, the stand-in for AWS.
 * @param {StandInOptions} options
 */
export async function startStandIn({ journal, port = 0 }) {
  await mkdir(path.dirname(journal), { recursive: true });
  // Of this run only.
  await rm(journal, { force: true });
  const args = ['--port', String(port), '--journal', journal];
  const standIn = start(process.execPath, [fromRoot('test', 'bedrock-local', 'main.ts'), ...args]);
  const [, url = ''] = await waitForOutput(standIn, /bedrock-local listening on (http:\S+)/, {
    what: 'bedrock-local',
  });
  return { url, stop: standIn.stop, output: standIn.output };
}

const developer = { id: 'AKIALOCALEXAMPLE0001', secret: 'local-secret-not-a-real-one' };

/**
 * Invented keys that only bedrock-local knows: they open nothing anywhere.
 * @type {Record<string, { id: string, secret: string, token?: string, region: string }>}
 */
const profiles = {
  local: { ...developer, region: 'us-east-1' },
  'local-eu': { ...developer, region: 'eu-central-1' },
  'local-no-access': {
    id: 'AKIALOCALEXAMPLE0002',
    secret: 'local-secret-without-access',
    region: 'us-east-1',
  },
  'local-session': {
    id: 'ASIALOCALEXAMPLE0003',
    secret: 'local-secret-of-a-session',
    token: 'local-session-token',
    region: 'us-east-1',
  },
  'local-expired': {
    id: 'ASIALOCALEXAMPLE0004',
    secret: 'local-secret-of-an-expired-session',
    token: 'local-session-token-expired',
    region: 'us-east-1',
  },
  'local-wrong-secret': { ...developer, secret: 'not-the-secret-of-that-key', region: 'us-east-1' },
};

function defaultAwsFiles() {
  const config = Object.entries(profiles).flatMap(([name, { region }]) => [
    `[profile ${name}]`,
    `region = ${region}`,
  ]);
  const credentials = Object.entries(profiles).flatMap(([name, { id, secret, token }]) => [
    `[${name}]`,
    `aws_access_key_id = ${id}`,
    `aws_secret_access_key = ${secret}`,
    ...(token === undefined ? [] : [`aws_session_token = ${token}`]),
  ]);
  return { config: `${config.join('\n')}\n`, credentials: `${credentials.join('\n')}\n` };
}

/** @typedef {{ config?: string, credentials?: string }} AwsFiles text of the files */

/**
 * Writes AWS files of our own, and answers the environment that leads every AWS client to them and to the stand-in.
 * @param {string} folder
 * @param {string} url of the stand-in
 * @param {AwsFiles} [files]
 * @returns {Promise<Record<string, string | undefined>>}
 */
export async function standInEnvironment(folder, url, files = {}) {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries({ ...defaultAwsFiles(), ...files })) {
    await writeFile(path.join(folder, name), text, { mode: 0o600 });
  }
  return {
    AWS_CONFIG_FILE: path.join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'credentials'),
    AWS_ENDPOINT_URL: url,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PROFILE: undefined,
    BEDROCK_WORKBENCH_STAND_IN: '1',
  };
}
