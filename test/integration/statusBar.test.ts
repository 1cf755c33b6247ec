import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchConfigFiles } from '../../src/host/statusBar/configWatcher.ts';

describe('the AWS config files', () => {
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bedrock-workbench-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are noticed when they are written, outside of the workspace too', async () => {
    const configFile = join(folder, 'config');
    const credentialsFile = join(folder, 'credentials');
    const { promise: noticed, resolve } = Promise.withResolvers<undefined>();
    const watching = watchConfigFiles({ configFile, credentialsFile }, () => resolve(undefined));
    // A watcher does not tell when it has begun: write until it has seen one.
    const writing = setInterval(() => void writeFile(configFile, `# ${Date.now()}\n`), 100);
    await noticed;
    clearInterval(writing);
    watching.dispose();
  });
});
