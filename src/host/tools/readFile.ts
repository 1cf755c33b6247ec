import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { formatBytes } from '../../base/text.ts';
import type { Tool } from '../../chat/tools.ts';
import { optionalOf, ownTool, Text } from './ownTool.ts';
import { placeAt, quoted, type FoundPlace } from './places.ts';
import type { ToolWorkspace } from './workspace.ts';

const MOST_LINES = 2000;
/** Characters of a result: fewer than those at which it would be cut anywhere. */
const MOST_CHARACTERS = 90_000;
const LONGEST_LINE = 4000;
/** Bytes of a file that is read at all. */
const MOST_BYTES = 8 * 1024 * 1024;

const Line = optionalOf(
  v.pipe(v.number(), v.integer('It must be a whole number'), v.minValue(1, 'Lines are counted from 1')),
);
const Input = v.strictObject({ path: Text, startLine: Line, endLine: Line });
type Input = v.InferOutput<typeof Input>;

export function readFileTool(workspace: ToolWorkspace): Tool {
  return ownTool({
    name: 'read_file',
    label: l10n.t('Read File'),
    description:
      'Reads a text file of the workspace that is open in the editor, unsaved edits included. Returns a first line ' +
      'that says which lines follow and how to get the others, then each line with its number and a tab before it. ' +
      `At most ${MOST_LINES} lines at a time: ask for a range of a longer file. Binary files are refused.`,
    properties: {
      path: { type: 'string', description: 'Relative to the workspace, such as src/app.ts' },
      startLine: { type: 'integer', minimum: 1, description: 'First line, counted from 1. Default: 1' },
      endLine: { type: 'integer', minimum: 1, description: 'Last line, inclusive. Default: the last' },
    },
    required: ['path'],
    input: Input,
    run: async (input, signal) => {
      const text = await textOf(workspace, input.path);
      signal.throwIfAborted();
      return shown(text.label, linesOf(text.text), input);
    },
  });
}

async function textOf(workspace: ToolWorkspace, path: string): Promise<{ label: string; text: string }> {
  const found = await placeAt(workspace, path);
  assertReadable(found, path);
  const { place, label } = found;
  const text = workspace.openText(place) ?? (await workspace.readText(place).catch(() => undefined));
  if (text === undefined || text.includes('\0')) {
    throw new Error(`${quoted(path)} can't be read as text: it is a binary file, or it can't be opened.`);
  }
  return { label, text };
}

function assertReadable({ kind, size }: FoundPlace, path: string): void {
  if (kind === 'folder') throw new Error(`${quoted(path)} is a folder: list_folder tells what is in it.`);
  if (kind === 'other') throw new Error(`${quoted(path)} is neither a file nor a folder.`);
  if (size > MOST_BYTES) {
    const limit = formatBytes(MOST_BYTES);
    throw new Error(
      `${quoted(path)} is too large to be read: ${formatBytes(size)}, and the limit is ${limit}.`,
    );
  }
}

/** A line feed at the end begins no further line. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function shown(label: string, lines: readonly string[], { startLine, endLine }: Input): string {
  const total = lines.length;
  if (total === 0) return `${label} is empty.`;
  const start = startLine ?? 1;
  if (start > total) throw new Error(`startLine is ${start}, but the file has ${total} lines.`);
  const end = Math.min(endLine ?? total, total);
  if (end < start) throw new Error(`endLine (${end}) is before startLine (${start}).`);
  const rows = fitting(lines.slice(start - 1, end), start);
  const last = start + rows.length - 1;
  const rest = last < end ? ` For the rest, call again with startLine ${last + 1}.` : '';
  return [`${label}, lines ${start} to ${last} of ${total}.${rest}`, ...rows].join('\n');
}

function fitting(lines: readonly string[], start: number): readonly string[] {
  const rows: string[] = [];
  let room = MOST_CHARACTERS;
  for (const [i, line] of lines.slice(0, MOST_LINES).entries()) {
    const row = `${start + i}\t${shortened(line)}`;
    room -= row.length + 1;
    if (room < 0) break;
    rows.push(row);
  }
  return rows;
}

function shortened(line: string): string {
  const left = line.length - LONGEST_LINE;
  return left <= 0 ? line : `${line.slice(0, LONGEST_LINE)} … (${left} more characters in this line)`;
}
