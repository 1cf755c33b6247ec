// node scripts/run.mjs SCRIPT [ARGS]: runs a script of this repository with its dependencies, under a Node that can.
// stdout carries nothing but the script's own output.
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { ensureDependencies } from './lib/dependencies.mjs';
import { onRightNode } from './lib/node.mjs';
import { quietWhenReady } from './lib/progress.mjs';

quietWhenReady();
await onRightNode();
await ensureDependencies();
const script = path.resolve(process.argv[2] ?? '');
process.argv.splice(1, 2, script);
await import(pathToFileURL(script).href);
