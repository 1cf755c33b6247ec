import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import type { Tool } from '../../chat/tools.ts';
import { GlobText, globOf } from './glob.ts';
import { linesWith, type TextHit } from './linesWith.ts';
import { optionalOf, ownTool, Text } from './ownTool.ts';
import { labelOf, quoted } from './places.ts';
import type { Place, ToolWorkspace } from './workspace.ts';

const MOST_HITS = 200;
const MOST_FILES = 5000;
/** Bytes of a file that is looked into. */
const MOST_BYTES = 1024 * 1024;
const MOST_MS = 20_000;
/** Files that are read at once. */
const BATCH = 16;

const Input = v.strictObject({
  text: v.pipe(
    Text,
    v.check((text) => !/[\r\n]/.test(text), 'It must be one line: lines are searched one by one'),
  ),
  include: optionalOf(GlobText),
  caseSensitive: optionalOf(v.boolean()),
});
type Input = v.InferOutput<typeof Input>;

export function searchTextTool(workspace: ToolWorkspace): Tool {
  return ownTool({
    name: 'search_text',
    label: l10n.t('Search Text'),
    description:
      'Searches the text files of the workspace for a literal text (no regular expression). Returns a first line that ' +
      'says how much was found, then a line for each line with the text: path:line: content. ' +
      `At most ${MOST_HITS} lines; files over 1 MB, binary files and what the person leaves out of searches are skipped.`,
    properties: {
      text: { type: 'string', description: 'What to look for, on one line, taken literally' },
      include: { type: 'string', description: 'Only files that match this glob, such as src/**/*.ts' },
      caseSensitive: { type: 'boolean', description: 'Default: false' },
    },
    required: ['text'],
    input: Input,
    run: (input, signal) => search(workspace, input, signal),
  });
}

interface Hit extends TextHit {
  readonly label: string;
}

interface Searched {
  readonly hits: readonly Hit[];
  /** Why there may be more. */
  readonly ended?: string;
}

async function search(workspace: ToolWorkspace, input: Input, signal: AbortSignal): Promise<string> {
  const glob = globOf(workspace.folders(), input.include ?? '**/*');
  const found = await workspace.find(glob, MOST_FILES + 1, signal);
  signal.throwIfAborted();
  const files = found.slice(0, MOST_FILES).sort((a, b) => (a.inside < b.inside ? -1 : 1));
  const { hits, ended } = await searchIn(workspace, files, input, signal);
  const tooMany = found.length > MOST_FILES ? `only ${MOST_FILES} files were searched` : undefined;
  return told(input, hits, ended ?? tooMany);
}

async function searchIn(
  workspace: ToolWorkspace,
  files: readonly Place[],
  input: Input,
  signal: AbortSignal,
): Promise<Searched> {
  const until = workspace.now() + MOST_MS;
  const hits: Hit[] = [];
  for (let at = 0; at < files.length; at += BATCH) {
    if (workspace.now() > until) {
      return {
        hits,
        ended: `the search ended after ${MOST_MS / 1000} s, ${files.length - at} files before its end`,
      };
    }
    const batch = files.slice(at, at + BATCH);
    hits.push(...(await Promise.all(batch.map((file) => hitsIn(workspace, file, input)))).flat());
    signal.throwIfAborted();
    if (hits.length > MOST_HITS) return { hits: hits.slice(0, MOST_HITS), ended: 'there are more' };
  }
  return { hits };
}

/** A file that can't be read, or goes meanwhile, has nothing in it. */
async function hitsIn(workspace: ToolWorkspace, place: Place, input: Input): Promise<readonly Hit[]> {
  try {
    const text = await textOf(workspace, place);
    if (text === undefined || text.includes('\0')) return [];
    const label = labelOf(workspace, place);
    return linesWith(text, input.text, input.caseSensitive === true).map((hit) => ({ label, ...hit }));
  } catch {
    return [];
  }
}

async function textOf(workspace: ToolWorkspace, place: Place): Promise<string | undefined> {
  if (!(await workspace.isWithin(place))) return undefined;
  const open = workspace.openText(place);
  if (open !== undefined) return open.length > MOST_BYTES ? undefined : open;
  const stat = await workspace.stat(place);
  if (stat?.kind !== 'file' || stat.size > MOST_BYTES) return undefined;
  return workspace.readText(place);
}

function told({ text, include }: Input, hits: readonly Hit[], ended: string | undefined): string {
  const where =
    include === undefined || include === null ? 'the workspace' : `files that match ${quoted(include)}`;
  const but = ended === undefined ? '' : ` (${ended}: narrow the search with "include" or a longer text)`;
  if (hits.length === 0) return `${quoted(text)} is not in ${where}${but}.`;
  const files = new Set(hits.map(({ label }) => label)).size;
  const first = `${hits.length} ${hits.length === 1 ? 'line' : 'lines'} in ${files} ${files === 1 ? 'file' : 'files'}${but}:`;
  return [first, ...hits.map(({ label, line, text: content }) => `${label}:${line}: ${content}`)].join('\n');
}
