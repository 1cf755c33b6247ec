import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startExtension, type ExtensionUnderTest } from './extension.ts';
import { checkFolder, printErrors, printVectors } from './run.ts';

const HELP = `Replays recorded exchanges with Amazon Bedrock through the extension's own client, decoder and reducer.

  npm run conformance                    checks every vector and error of the conformance folder, a line each, and ends
                                         with "N passed, N failed". The folder is CONFORMANCE_DIR, or
                                         ../shared/conformance; where it is absent, that is said and nothing fails.
  npm run conformance -- --vectors DIR   prints what a person would see of each vector in DIR, one JSON line each:
                                         name, text, reasoning, toolCalls, citations, guardrail, usage, stopReason, error
  npm run conformance -- --errors [FILE] prints what a person is told of each entry in FILE, or in the folder's
                                         errors.json, one JSON line each: id, cause, message, remedy, actions

Operations: Converse, ConverseStream, Retrieve (passages are told as citations), ListFoundationModels (told as an extra
"models"). Error responses of other runtime operations are replayed through ConverseStream (told as an extra "via"),
since the service's errors look alike. Anything else has an extra "skipped" with the reason, and nothing was replayed.

Responses are served from a loopback server: whole, and in pieces that end at odd places.
`;

const ROOT = resolve(dirname(import.meta.filename), '../..');
const FOLDER = resolve(ROOT, process.env['CONFORMANCE_DIR'] ?? '../shared/conformance');

const say = (line: string): void => console.log(line);
// A reader such as `head` has had enough: that is no failure.
process.stdout.on('error', () => process.exit(0));

async function run(
  extension: ExtensionUnderTest,
  vectors: string | undefined,
  errors: string | undefined,
): Promise<boolean> {
  if (vectors !== undefined) await printVectors(extension, resolve(vectors), say);
  if (errors !== undefined) await printErrors(extension, resolve(errors), say);
  return vectors !== undefined || errors !== undefined || (await checkFolder(extension, FOLDER, say));
}

/** A flag without its value stands for the folder's own. */
function withDefaults(args: readonly string[]): string[] {
  const own: Readonly<Record<string, string>> = { '--errors': 'errors.json', '--vectors': 'vectors' };
  return args.flatMap((arg, i) => {
    const file = own[arg];
    const isBare = file !== undefined && (args[i + 1] ?? '--').startsWith('--');
    return isBare ? [arg, join(FOLDER, file)] : [arg];
  });
}

const { values } = parseArgs({
  args: withDefaults(process.argv.slice(2)),
  options: { vectors: { type: 'string' }, errors: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});

if (values.help === true) {
  say(HELP);
} else if (
  values.vectors === undefined &&
  values.errors === undefined &&
  !existsSync(join(FOLDER, 'vectors'))
) {
  console.error(`SKIPPED: no conformance material in ${FOLDER}. Name its folder in CONFORMANCE_DIR.`);
} else {
  const extension = await startExtension();
  const good = await run(extension, values.vectors, values.errors).finally(() => extension.stop());
  process.exitCode = good ? 0 : 1;
}
