import process from 'node:process';
import { fromRoot } from '../../../scripts/lib/paths.mjs';
import { mustRun } from '../../../scripts/lib/processes.mjs';
import { withEnvironment } from '../../../scripts/lib/server.mjs';
import { standInEnvironment } from '../../../scripts/lib/standIn.mjs';
import { accounts, largeAccount } from '../../bedrock-local/services/accounts.ts';
import { ofRounds, plain, type Figure } from '../figure.ts';
import type { BenchContext, Measurement } from '../measurement.ts';
import { ClockedStandIn } from '../standIn/clockedStandIn.ts';
import { median } from '../statistics.ts';
import { delays, type CatalogueSamples } from './samples.ts';

/**
 * Eight regions of 150 models each, listed cold and at once, beside the slowest of them alone; then the tree of the
 * next window, which has only its memory. Both in plain Node.
 */
export const catalogue: Measurement = { name: 'catalogue', measure };

async function measure(context: BenchContext): Promise<Figure[]> {
  const standIn = await ClockedStandIn.start();
  try {
    await standIn.setScenario({
      rules: Object.entries(delays).map(([region, delayFirstByteMs]) => ({
        match: { region },
        delayFirstByteMs,
      })),
    });
    const aws = await standInEnvironment(await context.folder('aws-catalogue'), standIn.url, awsFiles());
    const memory = await context.folder('catalogue');
    const samples = await sample(standIn.url, memory, context.rounds, withEnvironment(aws));
    return [
      ofRounds('catalogue: cold listing of 8 regions', samples.cold, 'ms', 'the slowest region alone'),
      plain('catalogue: requests of a region, of 150 models', samples.requestsOfRegion, ''),
      plain('catalogue: warm start, until the rows of a region stand', median(samples.warm), 'ms'),
      plain('catalogue: warm start, requests', samples.warmRequests, ''),
    ];
  } finally {
    await standIn.stop();
  }
}

function awsFiles(): { readonly config: string; readonly credentials: string } {
  const { accessKeyId, secretAccessKey } = accounts.find(({ accountId }) => accountId === largeAccount) ?? {};
  if (accessKeyId === undefined || secretAccessKey === undefined) throw new Error('The account has no keys.');
  const keys = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
  return { config: '[profile large]\n', credentials: `[large]\n${keys}` };
}

async function sample(
  url: string,
  folder: string,
  rounds: number,
  env: NodeJS.ProcessEnv,
): Promise<CatalogueSamples> {
  const args = ['--rounds', String(rounds), '--url', url, '--folder', folder];
  const output = await mustRun(
    process.execPath,
    [fromRoot('test', 'bench', 'catalogue', 'main.ts'), ...args],
    {
      env,
    },
  );
  const line = output.split('\n').find((one) => one.startsWith('{'));
  if (line === undefined) throw new Error(`No samples: ${output}`);
  return JSON.parse(line) as CatalogueSamples;
}
