import process from 'node:process';

/** Set-up speaks on stderr: stdout belongs to the program that is set up. */
let quiet = false;

/** Says nothing of steps that have nothing to do. */
export function quietWhenReady() {
  quiet = true;
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`${text}\n`);
}

/** @param {number} since of `performance.now()` */
export function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * One visible step of the set-up.
 * @param {string} name
 * @param {boolean} ready nothing to do
 * @param {() => Promise<void>} make
 */
export async function step(name, ready, make) {
  if (ready) {
    if (!quiet) {
      say(`set-up: ${name}: already there`);
    }
    return;
  }
  say(`set-up: ${name} ...`);
  const started = performance.now();
  await make();
  say(`set-up: ${name}: done in ${seconds(started)}`);
}
