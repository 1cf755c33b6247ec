import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchConfigFiles } from '../../src/host/statusBar/configWatcher.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bedrock-workbench-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the AWS config files', () => {
  it('are noticed when they are written, outside of the workspace too', async () => {
    const configFile = join(folder, 'config');
    await writeFile(configFile, '[default]\n');
    const { promise: noticed, resolve } = Promise.withResolvers<undefined>();
    const watching = watchConfigFiles({ configFile, credentialsFile: join(folder, 'credentials') }, () =>
      resolve(undefined),
    );
    // The watcher tells of no beginning: write until it has seen one.
    const writing = setInterval(() => void writeFile(configFile, `[default]\n# ${Date.now()}\n`), 100);
    await noticed;
    clearInterval(writing);
    watching.dispose();
  });
});
