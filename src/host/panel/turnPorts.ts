import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { siblingsOf } from '../../chat/branches.ts';
import { answerText, type Turn } from '../../chat/conversation.ts';
import type { ChatSession } from '../../chat/session.ts';
import { commands as ids } from '../ids.ts';
import type { FollowedSession } from './followedSession.ts';
import type { PagePorts } from './messageHandlers.ts';
import type { VirtualDocuments } from './virtualDocuments.ts';

type TurnPorts = Pick<PagePorts, 'retry' | 'retryWithOtherModel' | 'compare'>;

type SessionOfTurns = Pick<FollowedSession, 'current' | 'retry'>;

/** What can be done with a turn that was sent. */
export function turnPorts(session: SessionOfTurns, documents: VirtualDocuments): TurnPorts {
  return {
    retry: (turnId) => session.retry(turnId),
    retryWithOtherModel: (turnId) => retryWithOtherModel(session, turnId),
    compare: (turn) => compare(session.current, turn, documents),
  };
}

/** The model that is picked stays chosen for what comes after, as the composer then shows. */
async function retryWithOtherModel(session: SessionOfTurns, turnId: string): Promise<void> {
  const picked = await vscode.commands.executeCommand(ids.pickModel);
  if (picked === true) await session.retry(turnId);
}

interface Version extends vscode.QuickPickItem {
  readonly turn: Turn;
}

async function compare(
  session: ChatSession | undefined,
  turn: Turn,
  documents: VirtualDocuments,
): Promise<void> {
  if (!session) return;
  const versions = siblingsOf(session.conversation, turn)
    .turns.map((one, i): Version => ({ turn: one, ...versionRow(one, i) }))
    .filter(({ turn: { id } }) => id !== turn.id);
  const [only, ...more] = versions;
  const chosen = more.length === 0 ? only : await pickVersion(versions);
  if (!chosen) return;
  await documents.compare(
    l10n.t('{0} ↔ {1}', modelOf(chosen.turn), modelOf(turn)),
    answerText(chosen.turn.answer),
    answerText(turn.answer),
  );
}

function pickVersion(versions: readonly Version[]): Thenable<Version | undefined> {
  return vscode.window.showQuickPick(versions, {
    title: l10n.t('Compare Answers'),
    placeHolder: l10n.t('The version to compare with'),
  });
}

function versionRow(turn: Turn, index: number): vscode.QuickPickItem {
  return {
    label: l10n.t('Version {0}', index + 1),
    description: modelOf(turn),
    detail: answerText(turn.answer).trim().slice(0, 120),
  };
}

function modelOf({ answer: { by } }: Turn): string {
  return by?.modelLabel ?? l10n.t('Answer');
}
