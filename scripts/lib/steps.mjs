import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { exists } from './cache.mjs';
import { packageExtension } from './extension.mjs';
import { readJson } from './json.mjs';
import { packageProblems } from './packageCheck.mjs';
import { conformanceFolder, fromRoot } from './paths.mjs';
import { run } from './processes.mjs';
import { canServe, cannotServe } from './vscode.mjs';

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {string} output shown when something failed
 * @property {string} [skipped] why nothing was run
 */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {'static' | 'run' | 'window'} lane `static` and `run` go on side by side, then `window`
 * @property {() => Promise<Result>} run
 */

const outputFolder = fromRoot('test', 'output');
const journals = path.join(outputFolder, 'journals');
const vsix = path.join(outputFolder, 'bedrock-workbench.vsix');

/**
 * @param {string} file
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function runNode(file, args, env = {}) {
  return run(process.execPath, [path.resolve(fromRoot(), file), ...args], {
    cwd: fromRoot(),
    env: { ...process.env, ...env },
    timeoutMs: 14 * 60_000,
  });
}

/**
 * A command that is one test.
 * @param {string} file
 * @param {readonly string[]} args
 * @returns {Promise<Result>}
 */
async function check(file, ...args) {
  const { code, output } = await runNode(file, args);
  return asResult(code === 0, output);
}

/**
 * @param {boolean} ok
 * @param {string} output
 * @returns {Result}
 */
function asResult(ok, output) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output };
}

/** @param {readonly Result[]} results */
function sum(results) {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.reduce((total, { failed }) => total + failed, 0),
    output: results.map(({ output }) => output).join('\n'),
  };
}

/**
 * @param {string} why
 * @returns {Result}
 */
function skipped(why) {
  return { passed: 0, failed: 0, output: '', skipped: why };
}

/**
 * A run of mocha: as many tests as it counted in its report.
 * @param {string} name
 * @param {string} file
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Result>}
 */
async function mocha(name, file, args, env = {}) {
  const reportFile = path.join(outputFolder, `${name}.json`);
  await rm(reportFile, { force: true });
  const { code, output } = await runNode(file, args, { ...env, MOCHA_REPORT: reportFile });
  const report = await readReport(reportFile);
  if (!report) {
    return { passed: 0, failed: 1, output: `${output}\n${name} ended with ${code} and no report` };
  }
  // mocha also fails on what is no test: a hook, a forbidden .only.
  const failed = report.failures.length || (code === 0 ? 0 : 1);
  return { passed: report.passed, failed, output };
}

/**
 * @param {string} file
 * @returns {Promise<import('./mochaReporter.mjs').MochaReport | undefined>} undefined: mocha never came to its end
 */
async function readReport(file) {
  if (!(await exists(file))) {
    return undefined;
  }
  return /** @type {import('./mochaReporter.mjs').MochaReport} */ (await readJson(file));
}

const reporter = ['--reporter', fromRoot('scripts', 'lib', 'mochaReporter.mjs')];

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function mochaFolder(name, args = [], env = {}) {
  const all = [...reporter, ...args, `test/${name}/**/*.test.ts`];
  return mocha(name, 'node_modules/mocha/bin/mocha.js', all, { ...env, MOCHA_MUST_END: '1' });
}

async function types() {
  const projects = ['.', 'src/webview', 'test/webview'];
  /** @type {Result[]} */
  const results = [];
  for (const project of projects) {
    results.push(await check('node_modules/typescript/bin/tsc', '-p', `${project}/tsconfig.json`));
  }
  return sum(results);
}

async function packaged() {
  await packageExtension(vsix);
  const problems = await packageProblems();
  return asResult(problems.length === 0, problems.join('\n'));
}

async function conformance() {
  if (!(await exists(conformanceFolder))) {
    return skipped(`${conformanceFolder} is not there: nothing was compared to recordings of AWS`);
  }
  return check('scripts/run.mjs', 'test/conformance/main.ts');
}

async function journaled() {
  const validator = path.join(conformanceFolder, 'validate.mjs');
  if (!(await exists(validator))) {
    return skipped(`${validator} is not there: the journaled requests were not validated`);
  }
  const files = await readdir(journals).catch(() => []);
  const texts = await Promise.all(files.map((file) => readFile(path.join(journals, file), 'utf8')));
  const all = path.join(outputFolder, 'journal.jsonl');
  await writeFile(all, texts.join(''));
  const { code, output } = await run(process.execPath, [validator, all]);
  return asResult(code === 0, `${files.length} journals\n${output}`);
}

/**
 * @param {() => Promise<Result>} work
 * @returns {() => Promise<Result>}
 */
function inWindow(work) {
  return async () => (canServe ? work() : skipped(cannotServe));
}

/** @type {readonly Step[]} */
export const steps = [
  {
    name: 'format',
    lane: 'static',
    run: () =>
      check(
        fileURLToPath(import.meta.resolve('prettier/bin/prettier.cjs')),
        ...['--check', '.', '--log-level', 'warn', '--cache', '--cache-location', '.cache/prettier'],
      ),
  },
  { name: 'types', lane: 'static', run: types },
  {
    name: 'lint',
    lane: 'static',
    run: () =>
      check(
        'node_modules/eslint/bin/eslint.js',
        ...[
          '.',
          '--max-warnings',
          '0',
          '--cache',
          '--cache-location',
          '.cache/eslint',
          '--cache-strategy',
          'content',
        ],
      ),
  },
  {
    name: 'layering',
    lane: 'static',
    run: () =>
      check(
        'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
        ...['src', 'test', '--config', '.dependency-cruiser.cjs'],
      ),
  },
  { name: 'dead-code', lane: 'static', run: () => check('node_modules/knip/bin/knip.js', '--no-progress') },
  { name: 'unit', lane: 'run', run: () => mochaFolder('unit') },
  { name: 'webview', lane: 'run', run: () => mochaFolder('webview') },
  { name: 'build', lane: 'run', run: () => check('esbuild.mjs', '--minify', '--metafile') },
  { name: 'package', lane: 'run', run: packaged },
  { name: 'conformance', lane: 'run', run: conformance },
  {
    name: 'integration',
    lane: 'window',
    run: inWindow(() => mocha('integration', 'test/integration/main.ts', [])),
  },
  {
    name: 'e2e',
    lane: 'window',
    run: inWindow(async () =>
      mochaFolder(
        'e2e',
        ['--timeout', '90000'],
        (await exists(vsix)) ? { BEDROCK_WORKBENCH_VSIX: vsix } : {},
      ),
    ),
  },
  { name: 'journal', lane: 'window', run: journaled },
];

/** The output of earlier runs must not be taken for this one's. */
export async function clearOutput() {
  await rm(outputFolder, { recursive: true, force: true });
  await mkdir(journals, { recursive: true });
}
