import * as l10n from '@vscode/l10n';
import type { Attachment, Prompt, Task } from './conversation.ts';

/** `/name`, written at the beginning of a prompt: what it stands for. */
export interface SlashCommand {
  /** Letters, digits, hyphens and dots. */
  readonly name: string;
  /** For people. */
  readonly description: string;
  readonly task: Task;
  /** For the model, in place of the command's name. */
  readonly instructions: string;
}

/** The commands that are always there. The words for the model are not translated: the rules are in English too. */
export function builtInCommands(): readonly SlashCommand[] {
  return [
    command('explain', l10n.t('Explain the code'), 'explain', 'Explain this code.'),
    command('fix', l10n.t('Find what is wrong and fix it'), 'fix', 'Find what is wrong here and fix it.'),
    command('tests', l10n.t('Write tests'), 'tests', 'Write tests for this code.'),
    command('doc', l10n.t('Write documentation comments'), 'document', 'Document this code.'),
    command('review', l10n.t('Review the code or the changes'), 'review', 'Review this.'),
    command(
      'refactor',
      l10n.t('Improve the structure, not the behaviour'),
      'refactor',
      'Refactor this code.',
    ),
    command(
      'commit',
      l10n.t('Write a commit message'),
      'commit',
      'Write the commit message for this change.',
    ),
  ];
}

function command(name: string, description: string, task: Task, instructions: string): SlashCommand {
  return { name, description, task, instructions };
}

/** Built-in names stand: a file of the workspace can't change what they mean. The first of the others wins. */
export function withOwnCommands(own: readonly SlashCommand[]): readonly SlashCommand[] {
  const all = new Map(builtInCommands().map((one) => [one.name, one]));
  for (const one of own) if (!all.has(one.name)) all.set(one.name, one);
  return [...all.values()];
}

const WRITTEN = /^\s*\/([\w.-]+)(?=\s|$)/;

/** The command that a prompt begins with, if it is one of these. */
function commandIn(text: string, commands: readonly SlashCommand[]): SlashCommand | undefined {
  const name = WRITTEN.exec(text)?.[1];
  return name === undefined ? undefined : commands.find((one) => one.name === name);
}

/** What was written besides the command. */
function withoutCommand(text: string): string {
  return text.replace(WRITTEN, '').trim();
}

/** A prompt as it was written; without a known command it is a question of the chat, whatever it begins with. */
export function promptOf(
  text: string,
  attachments: readonly Attachment[],
  commands: readonly SlashCommand[],
): Prompt {
  const found = commandIn(text, commands);
  if (!found) return { task: 'chat', text, attachments };
  return { task: found.task, text, instructions: found.instructions, attachments };
}

/** The prompt in other words: a command that is new or gone counts; any other task stays what it was. */
export function rewritten(prompt: Prompt, text: string, commands: readonly SlashCommand[]): Prompt {
  const next = promptOf(text, prompt.attachments, commands);
  const { task } = next.instructions === undefined && prompt.instructions === undefined ? prompt : next;
  return { ...next, task };
}

/** The person's own words, without the command they stand behind. */
export function ownWords({ text, instructions }: Prompt): string {
  return instructions === undefined ? text.trim() : withoutCommand(text);
}
