import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { run, start, waitForOutput } from '../../../scripts/lib/processes.mjs';

/** Starts a child of its own; both connect to the port, and both ignore a polite request to end. */
const stubbornFamily = (port: number) => `
  const stubborn = "process.on('SIGTERM', () => {}); require('node:net').connect(${port}, '127.0.0.1');";
  require('node:child_process').spawn(process.execPath, ['-e', stubborn]);
  eval(stubborn);`;

const processesModule = new URL('../../../scripts/lib/processes.mjs', import.meta.url).href;

describe('What was started', () => {
  let server: Server;
  let port: number;

  beforeEach(async () => {
    server = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });

  afterEach(() => server.close());

  /** Both members of the family; each socket closes with its process. */
  async function connections(): Promise<Promise<unknown>[]> {
    const [first] = (await once(server, 'connection')) as [Socket];
    const [second] = (await once(server, 'connection')) as [Socket];
    return [first, second].map((socket) => once(socket.resume(), 'close'));
  }

  it('ends with its own children when it is stopped', async () => {
    const arriving = connections();
    const family = start(process.execPath, ['-e', stubbornFamily(port)]);
    const closed = await arriving;
    await family.stop();
    await Promise.all(closed);
  });

  it('ends with its own children when its starter is killed', async () => {
    const arriving = connections();
    const code = `import { start } from ${JSON.stringify(processesModule)};
      start(process.execPath, ['-e', ${JSON.stringify(stubbornFamily(port))}]);
      process.stdout.write('pid ' + process.pid + '\\n');`;
    const starter = start(process.execPath, ['--input-type=module', '-e', code]);
    const [, pid] = await waitForOutput(starter, /pid (\d+)/, { what: 'the starter' });
    const closed = await arriving;
    process.kill(Number(pid), 'SIGKILL');
    await Promise.all([starter.exited, ...closed]);
  });
});

describe('A command', () => {
  it('gives its exit code and all of its output', async () => {
    const code = "process.stdout.write('out'); process.stdout.write(' and more'); process.exitCode = 3";
    assert.deepEqual(await run(process.execPath, ['-e', code]), { code: 3, output: 'out and more' });
  });

  it('that takes too long is ended and says so', async () => {
    const { code, output } = await run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      timeoutMs: 50,
    });
    assert.equal(code, 124);
    assert.match(output, /it took more than 0.05 s/);
  });

  it('that does not exist says so', async () => {
    const { code, output } = await run('no-such-command', []);
    assert.deepEqual(
      { code, output },
      { code: 127, output: 'cannot start no-such-command: spawn no-such-command ENOENT\n' },
    );
  });
});
