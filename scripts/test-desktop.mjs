// npm run test:desktop: the integration tests in desktop VS Code, at the engine's floor and at the newest release.
// Both are downloaded by @vscode/test-electron, so this needs a network that lets it.
import process from 'node:process';
import { ensureDependencies } from './lib/dependencies.mjs';
import { build } from './lib/extension.mjs';
import { readJson } from './lib/json.mjs';
import { onRightNode } from './lib/node.mjs';
import { fromRoot } from './lib/paths.mjs';
import { stopAll, stopAllOnInterrupt } from './lib/processes.mjs';
import { standInEnvironment, startStandIn } from './lib/standIn.mjs';

async function versions() {
  const { engines } = /** @type {{ engines: { vscode: string } }} */ (
    await readJson(fromRoot('package.json'))
  );
  return [engines.vscode.replace(/^\D+/, ''), 'stable'];
}

/**
 * @param {string} version
 * @param {Record<string, string | undefined>} env
 */
async function testIn(version, env) {
  const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');
  const vscodeExecutablePath = await downloadAndUnzipVSCode({
    version,
    cachePath: fromRoot('.cache', 'desktop'),
  }).catch((/** @type {unknown} */ error) => {
    throw new Error(
      `VS Code ${version} can't be downloaded here, so nothing was tested in it: ${String(error)}`,
    );
  });
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: fromRoot(),
    extensionTestsPath: fromRoot('out', 'integration', 'index.js'),
    launchArgs: [fromRoot('test', 'workspace'), '--disable-workspace-trust', '--disable-extensions'],
    extensionTestsEnv: env,
  });
}

async function main() {
  await onRightNode();
  stopAllOnInterrupt();
  await ensureDependencies();
  await build();
  const folder = fromRoot('test', 'output', 'desktop');
  const standIn = await startStandIn({ journal: `${folder}/journal.jsonl` });
  const env = { ...(await standInEnvironment(`${folder}/aws`, standIn.url)), BEDROCK_LOCAL_URL: standIn.url };
  for (const version of await versions()) {
    console.log(`VS Code ${version}`);
    await testIn(version, env);
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
await stopAll();
