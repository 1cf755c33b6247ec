import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { settings } from './harness.ts';

const main = fileURLToPath(new URL('../../../bedrock-local/main.ts', import.meta.url));

describe('The command', () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill('SIGKILL'));

  it('says where it listens, answers, and ends when it is told to', async () => {
    const running = spawn(process.execPath, [main, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    child = running;
    const [line] = (await once(createInterface({ input: running.stdout }), 'line')) as [string];
    const [, url = ''] = /^bedrock-local listening on (http:\/\/127\.0\.0\.1:\d+)$/.exec(line) ?? [];
    const { Account } = await new STSClient(settings(url)).send(new GetCallerIdentityCommand({}));
    assert.equal(Account, '111122223333');
    const exit = once(running, 'exit');
    running.kill('SIGTERM');
    assert.deepEqual(await exit, [0, null]);
  }).timeout(20_000);
});
