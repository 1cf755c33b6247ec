// npm start: sets everything up and opens the extension in a real VS Code.
import { cp, mkdir } from 'node:fs/promises';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ensureDependencies } from './lib/dependencies.mjs';
import { startDesktop } from './lib/desktop.mjs';
import { build, installExtension, packageExtension } from './lib/extension.mjs';
import { onRightNode } from './lib/node.mjs';
import { fromRoot } from './lib/paths.mjs';
import { stopAll, stopAllOnInterrupt } from './lib/processes.mjs';
import { step } from './lib/progress.mjs';
import { startServer, writeSettings } from './lib/server.mjs';
import { standInEnvironment, startStandIn } from './lib/standIn.mjs';
import { canServe, cannotServe, ensureVscode } from './lib/vscode.mjs';

const help = `npm start                      VS Code served on this machine, answers from a local stand-in for AWS
npm start -- --profile NAME    the same with a profile of your AWS files: real AWS, real cost
npm start -- --desktop         your installed VS Code (\`code\`) with the extension
npm start -- --port PORT       the port to serve on, any free one without it
npm start -- --help            this text
Ctrl+C ends everything that was started.`;

/** @typedef {{ profile?: string | undefined, desktop: boolean, port: number }} Wishes */

/** @returns {Wishes | undefined} undefined when only help was wanted */
function readWishes() {
  const { values } = parseArgs({
    options: {
      profile: { type: 'string' },
      desktop: { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`);
  }
  return values.help ? undefined : { profile: values.profile, desktop: values.desktop, port };
}

/**
 * Where the answers come from, as environment and settings of the window.
 * @param {Wishes} wishes
 * @param {string} folder
 */
async function connect({ profile }, folder) {
  if (profile !== undefined) {
    /** @type {Record<string, string | undefined>} */
    const env = {};
    for (const [name, value] of Object.entries(process.env)) {
      if (name.startsWith('AWS_')) {
        env[name] = value;
      }
    }
    return { env, profile, source: `AWS itself, with the profile "${profile}": calls cost money.` };
  }
  const standIn = await startStandIn({ journal: `${folder}/journal.jsonl` });
  return {
    env: await standInEnvironment(`${folder}/aws`, standIn.url),
    profile: 'local',
    source: `a local stand-in (${standIn.url}), not from a model. Real AWS: npm start -- --profile NAME`,
  };
}

/**
 * @param {string} folder
 * @returns {Promise<string>} the sample project, a copy that may be edited
 */
async function copyWorkspace(folder) {
  const workspace = `${folder}/workspace`;
  await cp(fromRoot('test', 'workspace'), workspace, { recursive: true, force: false });
  return workspace;
}

/** @param {Wishes} wishes */
async function serve(wishes) {
  const vscode = await ensureVscode();
  const folder = fromRoot('.cache', wishes.profile === undefined ? 'start' : 'start-aws');
  const places = { dataFolder: `${folder}/server`, extensionsFolder: `${folder}/extensions` };
  await mkdir(folder, { recursive: true });
  await step('the extension, built and installed', false, async () => {
    await installExtension(vscode, await packageExtension(`${folder}/bedrock-workbench.vsix`), places);
  });
  const { env, profile, source } = await connect(wishes, folder);
  await writeSettings(places.dataFolder, { 'bedrockWorkbench.profile': profile }, { remote: true });
  const server = await startServer({ vscode, ...places, env, port: wishes.port, graceSeconds: 60 });
  const workspace = await copyWorkspace(folder);
  console.log(`
  Bedrock Workbench is open at  http://${server.origin}/?folder=${encodeURI(workspace)}

  Answers come from ${source}
  Ctrl+C ends it.
`);
  return server.exited;
}

/** @param {Wishes} wishes */
async function openDesktop(wishes) {
  const folder = fromRoot('.cache', 'desktop');
  const { env, profile, source } = await connect(wishes, folder);
  await step('the extension, built', false, () => build());
  console.log(`\n  Answers come from ${source}\n  Closing the window or Ctrl+C ends it.\n`);
  return startDesktop({ folder, workspace: await copyWorkspace(folder), env, profile });
}

async function main() {
  const wishes = readWishes();
  if (!wishes) {
    console.log(help);
    return 0;
  }
  if (!wishes.desktop && !canServe) {
    throw new Error(cannotServe);
  }
  await onRightNode();
  stopAllOnInterrupt();
  await ensureDependencies();
  return wishes.desktop ? openDesktop(wishes) : serve(wishes);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

await stopAll();
