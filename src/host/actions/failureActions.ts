import * as l10n from '@vscode/l10n';
import { answerText, type Turn } from '../../chat/conversation.ts';
import type { Failure, FailureAction, ModelInstead } from '../../chat/failure.ts';
import { fewerTokens } from '../../chat/quota.ts';
import type { Resend } from '../../chat/resend.ts';
import type { ActionView } from '../../protocol/views.ts';
import { commands, SECTION } from '../ids.ts';
import { routeSettingsQuery } from '../routeSettings.ts';
import { maxTokensKey } from '../settings.ts';
import type { SignInSubject } from '../identity/registerIdentity.ts';
import type { PolicySubject } from '../identity/showPolicy.ts';
import type { ConsolePage } from './consoleUrl.ts';

/** What a failure card's buttons can set in motion. */
export interface FailureActionPorts {
  readonly execute: (command: string, ...args: readonly unknown[]) => unknown;
  readonly retry: (turnId: string, resend?: Resend) => unknown;
  /** Sends a prompt of the same conversation, after the turn. */
  readonly send: (text: string, turnId: string) => unknown;
  /** Begins a new conversation with the turn's prompt and code back in the composer. */
  readonly askAnew: (turn: Turn) => unknown;
  /** The profile that is chosen now. */
  readonly profile: () => Promise<string | undefined>;
  /** Forgets the route that was chosen to the model; false where none was. */
  readonly forgetRoute: () => Promise<boolean>;
  /** Chooses this model where the turn was asked; false where another account or region is chosen by now. */
  readonly useModel: (instead: ModelInstead, turn: Turn) => Promise<boolean>;
  /** What the person leaves out of the turn's request, by ID; undefined where they gave up. */
  readonly chooseLeftOut: (turn: Turn) => Promise<readonly string[] | undefined>;
  /** Opens a page of the AWS console; `region` undefined: the one chosen now. */
  readonly openConsole: (page: ConsolePage, region: string | undefined) => unknown;
  readonly copy: (text: string) => unknown;
}

/** A failure and the turn that ended with it. */
interface Subject {
  readonly failure: Failure;
  readonly turn: Turn;
}

interface Behaviour {
  readonly label: (subject: Subject) => string;
  /** Absent: always. */
  readonly useful?: (subject: Subject) => boolean;
  readonly run: (ports: FailureActionPorts, subject: Subject) => unknown;
}

const TABLE: Readonly<Record<FailureAction, Behaviour>> = {
  retry: { label: () => l10n.t('Try Again'), run: ({ retry }, { turn }) => retry(turn.id) },
  'retry-later': {
    label: ({ failure }) => waitLabel(failure),
    // Text on the screen is never replaced by itself.
    useful: ({ turn }) => turn.answer.state.kind === 'failed',
    // The card's countdown is its owner's.
    run: () => undefined,
  },
  continue: {
    label: () => l10n.t('Continue'),
    useful: ({ turn }) => answerText(turn.answer).trim() !== '',
    run: ({ send }, { turn }) => send(l10n.t('Continue where you were cut off.'), turn.id),
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
  'use-replacement': {
    label: ({ failure }) => l10n.t('Switch to {0}', failure.instead?.label ?? ''),
    useful: ({ failure }) => failure.instead !== undefined,
    run: switched,
  },
  'use-inference-profile': {
    label: ({ failure: { instead } }) =>
      instead?.routeName === undefined
        ? l10n.t('Use Inference Profile')
        : l10n.t('Use {0}', instead.routeName),
    run: (ports, subject) => (subject.failure.instead ? switched(ports, subject) : rerouted(ports, subject)),
  },
  'open-residency-setting': {
    label: () => l10n.t('Open Setting'),
    run: openRouteSettings,
  },
  'open-aws-config': picker(() => l10n.t('Open AWS Config File'), commands.openAwsConfig),
  'open-use-case-form': {
    label: () => l10n.t('Open Use-Case Form'),
    run: openModelPage,
  },
  'open-model-catalog': { label: () => l10n.t('Open Model Catalog'), run: openModelPage },
  'open-quotas': {
    label: () => l10n.t('Open Service Quotas'),
    run: ({ openConsole }, { turn }) => openConsole('quotas', turn.answer.by?.region),
  },
  'lower-max-tokens': {
    label: ({ failure, turn }) => {
      const fewer = fewerTokens(failure, turn.answer.asked);
      return fewer === undefined
        ? l10n.t('Change Maximum Tokens')
        : l10n.t('Try with at Most {0} Tokens', fewer);
    },
    run: lowerMaxTokens,
  },
  'drop-parameters': {
    label: () => l10n.t('Try without These Settings'),
    run: ({ retry }, { turn }) => retry(turn.id, { plainly: true }),
  },
  'trim-context': { label: () => l10n.t('Choose What to Leave Out…'), run: trimmed },
  'ask-anew': {
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
  return actionsOf({ failure, turn }).flatMap((id) => {
    const behaviour = behaviourOf(id, { failure, turn });
    return behaviour ? [{ id, label: behaviour.label({ failure, turn }) }] : [];
  });
}

/** Runs an action that the turn's failure offers; anything else that the page may say does nothing. */
export async function runFailureAction(ports: FailureActionPorts, turn: Turn, id: string): Promise<void> {
  const { state } = turn.answer;
  if (state.kind !== 'failed' && state.kind !== 'interrupted') return;
  const subject = { failure: state.failure, turn };
  const offered = actionsOf(subject).some((action) => action === id);
  if (offered) await behaviourOf(id, subject)?.run(ports, subject);
}

/** Whatever cut an answer that had begun: it can be gone on with, and be asked for anew. */
function actionsOf({ failure: { actions }, turn }: Subject): readonly FailureAction[] {
  if (turn.answer.state.kind !== 'interrupted') return actions;
  const others = actions.filter((action) => action !== 'continue');
  return ['continue', ...others, ...(actions.includes('retry') ? [] : (['retry'] as const))];
}

function behaviourOf(id: string, subject: Subject): Behaviour | undefined {
  if (!isAction(id)) return undefined;
  const behaviour = TABLE[id];
  return behaviour.useful?.(subject) === false ? undefined : behaviour;
}

function isAction(id: string): id is FailureAction {
  return Object.hasOwn(TABLE, id);
}

/** The model's own page, which is where its form and its terms are; the list where it is not known which. */
function openModelPage({ openConsole }: FailureActionPorts, { turn }: Subject): unknown {
  const { region, foundationModelId } = turn.answer.by ?? {};
  const page = foundationModelId === undefined ? 'model-catalog' : modelPage(foundationModelId);
  return openConsole(page, region);
}

function modelPage(modelId: string): ConsolePage {
  return { kind: 'model', modelId };
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

/** One click: the choice is changed for good, and what failed is sent again. */
async function switched(ports: FailureActionPorts, { failure: { instead }, turn }: Subject): Promise<void> {
  if (instead && (await ports.useModel(instead, turn))) await ports.retry(turn.id);
  else await ports.execute(commands.pickModel);
}

async function trimmed(ports: FailureActionPorts, { turn }: Subject): Promise<void> {
  const without = await ports.chooseLeftOut(turn);
  if (without) await ports.retry(turn.id, { without });
}

const MINUTE = 60_000;

function waitLabel({ waitMs }: Failure): string {
  if (waitMs === undefined || waitMs < MINUTE) return l10n.t('Retry When Possible');
  const minutes = Math.round(waitMs / MINUTE);
  return minutes === 1 ? l10n.t('Try Again in 1 Minute') : l10n.t('Try Again in {0} Minutes', minutes);
}

/** In place, for this resend; where no number is known to help, the setting. */
function lowerMaxTokens(ports: FailureActionPorts, subject: Subject): unknown {
  const maxTokens = fewerTokens(subject.failure, subject.turn.answer.asked);
  if (maxTokens !== undefined) return ports.retry(subject.turn.id, { maxTokens });
  return openMaxTokens(ports, subject);
}

function openMaxTokens({ execute }: FailureActionPorts, { turn }: Subject): unknown {
  return execute('workbench.action.openSettings', `@id:${SECTION}.${maxTokensKey(turn.prompt.task)}`);
}

/** On a remote host these are the machine's settings, which have a page of their own; elsewhere it opens nothing. */
async function openRouteSettings({ execute }: FailureActionPorts): Promise<void> {
  const query = routeSettingsQuery();
  await execute('workbench.action.openSettings', query);
  await execute('workbench.action.openRemoteSettings', { query });
}
