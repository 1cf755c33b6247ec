import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const leash = fileURLToPath(new URL('leash.mjs', import.meta.url));

/**
 * @typedef {object} StartOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] the whole environment, `process.env` when absent
 */

/**
 * @typedef {object} Running
 * @property {Promise<number>} exited the exit code, after all output was heard
 * @property {() => string} output stdout and stderr so far
 * @property {(listener: (text: string) => void) => void} listen hears output from now on
 * @property {() => Promise<void>} stop ends the command and everything that it started
 */

/** @type {Set<Running>} */
const running = new Set();

/**
 * Starts a command that can't outlive this process.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StartOptions} [options]
 * @returns {Running}
 */
export function start(command, args, { cwd, env = process.env } = {}) {
  const child = spawn(process.execPath, [leash, command, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Out of reach of Ctrl+C and of what else is sent to our group: it hears of our end by the channel.
    detached: true,
  });
  let output = '';
  /** @type {((text: string) => void)[]} */
  const listeners = [];
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  for (const stream of streams) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      listeners.forEach((listener) => listener(text));
    });
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // The event `close` of the process never comes once its IPC channel was closed from here.
  const heard = streams.map((stream) => new Promise((resolve) => stream.once('close', resolve)));
  const exited = Promise.all([ended, ...heard]).then(() => {
    running.delete(handle);
    return child.exitCode ?? 1;
  });
  /** @type {Running} */
  const handle = {
    exited,
    output: () => output,
    listen: (listener) => void listeners.push(listener),
    stop: async () => {
      if (child.connected) {
        child.disconnect();
      }
      await exited;
    },
  };
  running.add(handle);
  return handle;
}

/**
 * Runs a command to its end, or ends it when it takes too long.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StartOptions & { timeoutMs?: number }} [options]
 */
export async function run(command, args, { timeoutMs = 10 * 60_000, ...options } = {}) {
  const process = start(command, args, options);
  let late = '';
  const timer = setTimeout(() => {
    late = `\n${command} was ended: it took more than ${timeoutMs / 1000} s`;
    void process.stop();
  }, timeoutMs);
  const code = await process.exited;
  clearTimeout(timer);
  return { code: late === '' ? code : 124, output: process.output() + late };
}

/**
 * Runs a command that must succeed; its output is in the error when it does not.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StartOptions} [options]
 */
export async function mustRun(command, args, options) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) {
    throw new Error(`${[command, ...args].join(' ')} ended with ${code}:\n${output.slice(-6000)}`);
  }
  return output;
}

/**
 * Waits for a line of a started command's output.
 * @param {Running} process
 * @param {RegExp} pattern
 * @param {{ what: string, timeoutMs?: number }} options
 * @returns {Promise<RegExpExecArray>}
 */
export async function waitForOutput(process, pattern, { what, timeoutMs = 30_000 }) {
  /** @type {Promise<RegExpExecArray>} */
  const matched = new Promise((resolve) => {
    process.listen(() => {
      const match = pattern.exec(process.output());
      if (match) {
        resolve(match);
      }
    });
  });
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<string>} */
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve('was not ready in time'), timeoutMs);
  });
  const outcome = await Promise.race([matched, process.exited.then(() => 'ended'), late]);
  clearTimeout(timer);
  if (typeof outcome === 'string') {
    await process.stop();
    throw new Error(`${what} ${outcome}:\n${process.output().slice(-4000)}`);
  }
  return outcome;
}

/** Ends everything that was started here. */
export async function stopAll() {
  await Promise.all([...running].map((one) => one.stop()));
}

/** Ctrl+C and kill end the children first, then this process. */
export function stopAllOnInterrupt() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => {
      void stopAll().finally(() => process.exit(128 + constants.signals[signal]));
    });
  }
}
