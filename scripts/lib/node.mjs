import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { quietWhenReady } from './progress.mjs';
import { canServe, ensureVscode } from './vscode.mjs';

/** Tests and tools run TypeScript as it is written: Node ≥ 22.18 can. */
const isRight = process.features.typescript === 'strip';

/**
 * Goes on only under a Node that runs TypeScript. Under an older one the same command is run again with the pinned
 * Node, and this process passes its exit code on.
 */
export async function onRightNode() {
  if (!isRight) {
    process.exit(await again(await pinnedNode()));
  }
  process.env['PATH'] = [path.dirname(process.execPath), process.env['PATH']].join(path.delimiter);
  if (process.channel) {
    process.channel.unref();
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  }
}

async function pinnedNode() {
  if (!canServe) {
    throw new Error(`Node ${process.version} is too old here: install Node 22.18 or newer.`);
  }
  // The new process says again what is there.
  quietWhenReady();
  return (await ensureVscode()).node;
}

/**
 * @param {string} node
 * @returns {Promise<number>}
 */
function again(node) {
  // The channel tells the new process when this one is gone.
  const child = spawn(node, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
