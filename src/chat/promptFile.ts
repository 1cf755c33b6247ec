import * as l10n from '@vscode/l10n';
import type { SlashCommand } from './slashCommands.ts';

const FRONT_MATTER = /^---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m;

/**
 * A prompt of the person's own, in a Markdown file: `/name` stands for its text. Of front matter, `description` is
 * read, and the rest is not sent. Undefined where the file says nothing, or its name can't be typed.
 */
export function promptFile(fileName: string, text: string): SlashCommand | undefined {
  const name = fileName.replace(/(?:\.prompt)?\.md$/i, '').replaceAll(/\s+/g, '-');
  const front = text.startsWith('---') ? FRONT_MATTER.exec(text) : null;
  const instructions = text.slice(front?.[0].length ?? 0).trim();
  if (instructions === '' || !/^[\w.-]+$/.test(name)) return undefined;
  const described = description(front?.[1] ?? '');
  return { name, description: described || l10n.t('Prompt file {0}', fileName), task: 'chat', instructions };
}

/** One line of YAML, with or without quotes. */
function description(front: string): string {
  const value = /^description:[ \t]*(.*)$/m.exec(front)?.[1]?.trim() ?? '';
  const quoted = /^(["'])(.*)\1$/.exec(value);
  return (quoted?.[2] ?? value).slice(0, 200);
}
