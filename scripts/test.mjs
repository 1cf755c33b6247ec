// npm test [-- STEP ...]: sets everything up and runs all checks and tests, or the named steps.
import process from 'node:process';
import { ensureChromium } from './lib/chromium.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { onRightNode } from './lib/node.mjs';
import { stopAllOnInterrupt } from './lib/processes.mjs';
import { seconds } from './lib/progress.mjs';
import { clearOutput, steps } from './lib/steps.mjs';
import { canServe, ensureVscode } from './lib/vscode.mjs';

/** @typedef {import('./lib/steps.mjs').Step} Step */
/** @typedef {import('./lib/steps.mjs').Result} Result */

/** @param {readonly string[]} names */
function choose(names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(`No step "${unknown.join('", "')}". Steps: ${steps.map(({ name }) => name).join(' ')}`);
  }
  return names.length === 0 ? steps : steps.filter(({ name }) => names.includes(name));
}

/** @param {readonly Step[]} chosen */
async function setUp(chosen) {
  await ensureDependencies();
  if (canServe && chosen.some(({ lane }) => lane === 'window')) {
    await ensureVscode();
    await ensureChromium();
  }
}

/**
 * @param {unknown} error
 * @returns {Result}
 */
function asFailure(error) {
  return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
}

/**
 * @param {Step} step
 * @returns {Promise<Result>}
 */
async function runStep(step) {
  const started = performance.now();
  const result = await step.run().catch(asFailure);
  const time = seconds(started).padStart(8);
  if (result.failed > 0) {
    console.log(`${result.output.trimEnd()}\n`);
  }
  const verdict = result.skipped ? 'SKIPPED' : result.failed > 0 ? 'FAILED' : 'ok';
  const what = result.skipped ?? `${result.passed} passed, ${result.failed} failed`;
  console.log(`${verdict.padEnd(8)}${step.name.padEnd(13)}${time}   ${what.replace(', 0 failed', '')}`);
  return result;
}

/**
 * One after another.
 * @param {readonly Step[]} lane
 */
async function runLane(lane) {
  /** @type {Result[]} */
  const results = [];
  for (const step of lane) {
    results.push(await runStep(step));
  }
  return results;
}

async function main() {
  const chosen = choose(process.argv.slice(2));
  await onRightNode();
  stopAllOnInterrupt();
  const started = performance.now();
  await setUp(chosen);
  await clearOutput();
  /** @param {Step['lane']} name */
  const lane = (name) => runLane(chosen.filter((step) => step.lane === name));
  const results = [...(await Promise.all([lane('static'), lane('run')])).flat(), ...(await lane('window'))];
  const passed = results.reduce((total, result) => total + result.passed, 0);
  const failed = results.reduce((total, result) => total + result.failed, 0);
  const skipped = results.filter((result) => result.skipped).length;
  console.log(`\nall of it took ${seconds(started)}`);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
