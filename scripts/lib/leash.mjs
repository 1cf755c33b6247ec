// Runs a command in a process group of its own and ends the whole group when its parent is gone, however that
// parent went: a closed IPC channel is seen even after SIGKILL. So no server or browser survives its starter.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';

const [command = '', ...args] = process.argv.slice(2);
const ownGroup = process.platform !== 'win32';
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: ownGroup });

/** @param {NodeJS.Signals} signal */
function signalAll(signal) {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(ownGroup ? -child.pid : child.pid, signal);
  } catch {
    // All of them are gone already.
  }
}

const patienceMs = 3000;
function close() {
  signalAll('SIGTERM');
  setTimeout(() => signalAll('SIGKILL'), patienceMs).unref();
}

process.once('disconnect', close);
process.once('SIGTERM', close);
process.once('SIGHUP', close);

child.once('error', (error) => {
  console.error(`cannot start ${command}: ${error.message}`);
  process.exit(127);
});
child.once('exit', (code, signal) => {
  signalAll('SIGKILL');
  process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0));
});
