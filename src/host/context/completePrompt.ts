import * as l10n from '@vscode/l10n';
import type { Attachment, CodeAttachment, Prompt, Task, TextAttachment } from '../../chat/conversation.ts';
import { FailureError } from '../../chat/failure.ts';
import { ownWords } from '../../chat/slashCommands.ts';

/** Where what a command can't do without is found. */
export interface Needs {
  readonly changes: () => Promise<TextAttachment | undefined>;
  readonly problemsIn: (code: CodeAttachment) => TextAttachment | undefined;
  /** Undefined also where the person wants no code of the editor sent; a text says, for people, why it can't be. */
  readonly codeAtCursor: () => Promise<CodeAttachment | string | undefined>;
  /** There are turns before it, which the prompt may be about. */
  readonly hasHistory: boolean;
}

export type Completed =
  | { readonly kind: 'prompt'; readonly prompt: Prompt }
  /** `why` is for people. */
  | { readonly kind: 'refused'; readonly why: string };

/** Commands that are about code. */
const ABOUT_CODE: ReadonlySet<Task> = new Set(['explain', 'fix', 'refactor', 'tests', 'document', 'review']);

/** The prompt with what its command is about, where the person did not add it. */
export async function completePrompt(prompt: Prompt, needs: Needs): Promise<Completed> {
  const { task, instructions, attachments } = prompt;
  if (instructions === undefined) return { kind: 'prompt', prompt };
  const found = await missing(prompt, needs);
  if (typeof found === 'string') return refused(found);
  const all = [...attachments, ...found];
  if (all.length === 0 && task === 'commit') {
    return refused(l10n.t('There is nothing to commit: no changes, or no Git repository is open.'));
  }
  if (all.length === 0 && ABOUT_CODE.has(task) && ownWords(prompt) === '' && !needs.hasHistory) {
    return refused(l10n.t('Select some code or add context first: nothing goes with this command.'));
  }
  return { kind: 'prompt', prompt: { ...prompt, attachments: [...all, ...problems(task, all, needs)] } };
}

/** A text says why what it is about can't be sent. */
async function missing(prompt: Prompt, needs: Needs): Promise<readonly Attachment[] | string> {
  const { task, attachments } = prompt;
  if (task === 'commit') return attachments.some(({ kind }) => kind === 'changes') ? [] : changes(needs);
  if (!ABOUT_CODE.has(task) || attachments.length > 0 || ownWords(prompt) !== '') return [];
  const code = await needs.codeAtCursor();
  if (code !== undefined) return typeof code === 'string' ? code : [code];
  return task === 'review' ? changes(needs) : [];
}

async function changes(needs: Needs): Promise<readonly Attachment[]> {
  const found = await needs.changes();
  return found ? [found] : [];
}

/** What is known to be wrong with the code to be fixed. */
function problems(task: Task, attachments: readonly Attachment[], needs: Needs): readonly Attachment[] {
  if (task !== 'fix' || attachments.some(({ kind }) => kind === 'problems')) return [];
  return attachments.flatMap((one) => (one.kind === 'selection' ? (needs.problemsIn(one) ?? []) : []));
}

function refused(why: string): Completed {
  return { kind: 'refused', why };
}

/** Why code in an editor can't be sent, for people; undefined where there is none, or nobody can tell. */
export function refusedCode(error: unknown): string | undefined {
  if (!(error instanceof FailureError) || error.failure.cause === 'nothing-selected') return undefined;
  const { message, remedy } = error.failure;
  return `${message} ${remedy}`;
}
