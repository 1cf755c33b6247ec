import * as l10n from '@vscode/l10n';
import { answerText, type Turn } from '../../chat/conversation.ts';
import type { Failure, FailureAction } from '../../chat/failure.ts';
import type { ActionView } from '../../protocol/views.ts';
import { commands, SECTION } from '../ids.ts';
import { maxTokensKey } from '../settings.ts';
import type { SignInSubject } from '../identity/registerIdentity.ts';
import type { PolicySubject } from '../identity/showPolicy.ts';

/** What a failure card's buttons can set in motion. */
export interface FailureActionPorts {
  readonly execute: (command: string, ...args: readonly unknown[]) => unknown;
  readonly retry: (turnId: string) => unknown;
  /** Sends the next prompt of the same conversation. */
  readonly send: (text: string) => unknown;
  /** Begins a new conversation with the turn's prompt and code back in the composer. */
  readonly askAnew: (turn: Turn) => unknown;
  /** The profile that is chosen now. */
  readonly profile: () => Promise<string | undefined>;
  /** Forgets the route that was chosen to the model; false where none was. */
  readonly forgetRoute: () => Promise<boolean>;
  /** Opens the console where a provider's use-case form is; `region` undefined: the one chosen now. */
  readonly openUseCaseForm: (region: string | undefined) => unknown;
  readonly copy: (text: string) => unknown;
}

/** A failure and the turn that ended with it. */
interface Subject {
  readonly failure: Failure;
  readonly turn: Turn;
}

interface Behaviour {
  readonly label: () => string;
  /** Absent: always. */
  readonly useful?: (subject: Subject) => boolean;
  readonly run: (ports: FailureActionPorts, subject: Subject) => unknown;
}

const TABLE: Readonly<Record<FailureAction, Behaviour>> = {
  retry: { label: () => l10n.t('Try Again'), run: ({ retry }, { turn }) => retry(turn.id) },
  continue: {
    label: () => l10n.t('Continue'),
    useful: ({ turn }) => answerText(turn.answer).trim() !== '',
    run: ({ send }) => send(l10n.t('Continue where you were cut off.')),
  },
  'sign-in': { label: () => l10n.t('Sign In…'), run: signIn },
  'pick-profile': picker(() => l10n.t('Pick Profile'), commands.pickProfile),
  'enter-api-key': {
    label: () => l10n.t('Enter API Key'),
    run: (ports, { turn }) => recovered(ports, turn, ports.execute(commands.enterApiKey)),
  },
  'pick-region': picker(() => l10n.t('Pick Region'), commands.pickRegion),
  'pick-model': picker(() => l10n.t('Pick Model'), commands.pickModel),
  'pick-guardrail': picker(() => l10n.t('Pick Guardrail'), commands.pickGuardrail),
  'pick-knowledge-base': picker(() => l10n.t('Pick Knowledge Base'), commands.pickKnowledgeBase),
  'use-inference-profile': { label: () => l10n.t('Use Inference Profile'), run: rerouted },
  'open-aws-config': picker(() => l10n.t('Open AWS Config File'), commands.openAwsConfig),
  'open-use-case-form': {
    label: () => l10n.t('Open AWS Console'),
    run: ({ openUseCaseForm }, { turn }) => openUseCaseForm(turn.answer.by?.region),
  },
  'lower-max-tokens': { label: () => l10n.t('Change Maximum Tokens'), run: openMaxTokens },
  'trim-context': {
    label: () => l10n.t('Ask in New Conversation'),
    run: ({ askAnew }, { turn }) => askAnew(turn),
  },
  'show-policy': {
    label: () => l10n.t('Show IAM Policy'),
    // Whatever a policy allows, one that forbids it outweighs it.
    useful: ({ failure }) => failure.denied?.explicit !== true,
    run: ({ execute }, subject) => execute(commands.showPolicy, policySubject(subject)),
  },
  'open-log': picker(() => l10n.t('Show Log'), commands.showLog),
  'copy-request-id': {
    label: () => l10n.t('Copy Request ID'),
    useful: ({ failure }) => failure.requestId !== undefined,
    run: ({ copy }, { failure }) => copy(failure.requestId ?? ''),
  },
};

/** The buttons of a failure card. An action that a later version stored, or that can do nothing here, is left out. */
export function offeredActions(failure: Failure, turn: Turn): ActionView[] {
  return failure.actions.flatMap((id) => {
    const behaviour = behaviourOf(id, { failure, turn });
    return behaviour ? [{ id, label: behaviour.label() }] : [];
  });
}

/** Runs an action that the turn's failure offers; anything else that the page may say does nothing. */
export async function runFailureAction(ports: FailureActionPorts, turn: Turn, id: string): Promise<void> {
  const { state } = turn.answer;
  if (state.kind !== 'failed' && state.kind !== 'interrupted') return;
  const subject = { failure: state.failure, turn };
  const offered = subject.failure.actions.some((action) => action === id);
  if (offered) await behaviourOf(id, subject)?.run(ports, subject);
}

function behaviourOf(id: string, subject: Subject): Behaviour | undefined {
  if (!isAction(id)) return undefined;
  const behaviour = TABLE[id];
  return behaviour.useful?.(subject) === false ? undefined : behaviour;
}

function isAction(id: string): id is FailureAction {
  return Object.hasOwn(TABLE, id);
}

function picker(label: () => string, command: string): Behaviour {
  return { label, run: ({ execute }) => execute(command) };
}

/** The turn's own profile where the turn got as far as having one, else the one chosen now. */
async function signIn(ports: FailureActionPorts, { turn }: Subject): Promise<void> {
  const { by } = turn.answer;
  const profile = by ? by.profile : await ports.profile();
  const subject: SignInSubject = { kind: 'credentials', ...(profile !== undefined && { profile }) };
  await recovered(ports, turn, ports.execute(commands.signIn, subject));
}

/** What failed is sent again by itself, once: another failure is for the person to look at. */
async function recovered(ports: FailureActionPorts, turn: Turn, done: unknown): Promise<void> {
  if ((await done) === true) await ports.retry(turn.id);
}

function policySubject({ failure: { denied }, turn }: Subject): PolicySubject {
  const { by } = turn.answer;
  return { ...(by && { by }), ...(denied && { denied }) };
}

/** Without a route of the person's own, the catalogue's best one is taken, and asking again can succeed. */
async function rerouted(ports: FailureActionPorts, { turn }: Subject): Promise<void> {
  if (await ports.forgetRoute()) await ports.retry(turn.id);
  else await ports.execute(commands.pickModel);
}

function openMaxTokens({ execute }: FailureActionPorts, { turn }: Subject): unknown {
  return execute('workbench.action.openSettings', `@id:${SECTION}.${maxTokensKey(turn.prompt.task)}`);
}
