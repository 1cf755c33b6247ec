import assert from 'node:assert/strict';
import type { Turn } from '../../../../src/chat/conversation.ts';
import type { Denial, Failure } from '../../../../src/chat/failure.ts';
import {
  offeredActions,
  runFailureAction,
  type FailureActionPorts,
} from '../../../../src/host/actions/failureActions.ts';
import { aTurn, THROTTLED } from '../panel/samples.ts';

const DENIED: Denial = {
  action: 'bedrock:InvokeModel',
  resource: 'arn:aws:bedrock:eu-west-1::foundation-model/some.model',
  explicit: false,
};

function failing(changes: Partial<Failure>): Failure {
  return { ...THROTTLED, ...changes };
}

function failed(changes: Partial<Failure>, answer: Partial<Turn['answer']> = {}): Turn {
  return aTurn({ state: { kind: 'failed', failure: failing(changes) }, ...answer });
}

function ids(failure: Failure, turn: Turn = aTurn()): readonly string[] {
  return offeredActions(failure, turn).map(({ id }) => id);
}

/** What the window answers with. */
interface Answers {
  readonly routeWasChosen?: boolean;
  readonly executed?: unknown;
}

interface Ran {
  readonly calls: (readonly unknown[])[];
  readonly ports: FailureActionPorts;
}

function recording({ routeWasChosen = false, executed }: Answers = {}): Ran {
  const calls: (readonly unknown[])[] = [];
  const note =
    (name: string) =>
    (...args: readonly unknown[]) =>
      void calls.push([name, ...args]);
  const ports = {
    execute: (...args: readonly unknown[]) => {
      calls.push(['execute', ...args]);
      return executed;
    },
    retry: note('retry'),
    send: note('send'),
    askAnew: note('askAnew'),
    profile: () => Promise.resolve('now'),
    forgetRoute: () => Promise.resolve(routeWasChosen),
    openUseCaseForm: note('openUseCaseForm'),
    copy: note('copy'),
  };
  return { calls, ports };
}

async function run(turn: Turn, action: string, answers: Answers = {}): Promise<unknown> {
  const { calls, ports } = recording(answers);
  await runFailureAction(ports, turn, action);
  return calls;
}

const by = { modelLabel: 'M', modelId: 'm', region: 'eu-west-1', profile: 'dev' };

describe('the buttons of a failure', () => {
  it('are named for what they do, in the failure’s order', () => {
    assert.deepEqual(offeredActions(failing({ actions: ['pick-model', 'retry'] }), aTurn()), [
      { id: 'pick-model', label: 'Pick Model' },
      { id: 'retry', label: 'Try Again' },
    ]);
  });

  it('leave out what would do nothing here', () => {
    const actions = ['continue', 'show-policy', 'copy-request-id'] as const;
    assert.deepEqual(ids(failing({ actions, denied: { ...DENIED, explicit: true } })), []);
    const blocks = [{ kind: 'text', index: 0, text: 'Hal', citations: [] }] as const;
    const useful = failing({ actions, denied: DENIED, requestId: 'r-1' });
    assert.deepEqual(ids(useful, aTurn({ blocks })), actions);
  });

  it('leave out what another version of ours stored', () => {
    const failure = {
      ...THROTTLED,
      actions: JSON.parse('["toString", "dance", "retry"]') as Failure['actions'],
    };
    assert.deepEqual(ids(failure), ['retry']);
  });
});

describe('an action that is not offered', () => {
  it('does nothing, whatever the page says', async () => {
    assert.deepEqual(await run(failed({ actions: ['retry'] }), 'open-log'), []);
    const forbidden = failed({ actions: ['show-policy'], denied: { ...DENIED, explicit: true } });
    assert.deepEqual(await run(forbidden, 'show-policy'), []);
    assert.deepEqual(await run(aTurn(), 'retry'), []);
  });
});

describe('an offered action', () => {
  it('opens what it names', async () => {
    const actions = ['pick-region', 'open-log', 'open-aws-config', 'lower-max-tokens'] as const;
    const turn = failed({ actions });
    const calls = await Promise.all(actions.map((action) => run(turn, action)));
    assert.deepEqual(calls, [
      [['execute', 'bedrockWorkbench.pickRegion']],
      [['execute', 'bedrockWorkbench.showLog']],
      [['execute', 'bedrockWorkbench.openAwsConfig']],
      [['execute', 'workbench.action.openSettings', '@id:bedrockWorkbench.maxTokens.chat']],
    ]);
  });

  it('tries the turn again, goes on with it, or takes it to a new conversation', async () => {
    const actions = ['retry', 'continue', 'trim-context'] as const;
    const blocks = [{ kind: 'text', index: 0, text: 'Hal', citations: [] }] as const;
    const turn = failed({ actions }, { blocks });
    const calls = await Promise.all(actions.map((action) => run(turn, action)));
    assert.deepEqual(calls, [
      [['retry', 't']],
      [['send', 'Continue where you were cut off.']],
      [['askAnew', turn]],
    ]);
  });

  it('asks again over the best route once the chosen one is forgotten, else lets the person pick', async () => {
    const turn = failed({ actions: ['use-inference-profile'] });
    assert.deepEqual(await run(turn, 'use-inference-profile', { routeWasChosen: true }), [['retry', 't']]);
    assert.deepEqual(await run(turn, 'use-inference-profile'), [['execute', 'bedrockWorkbench.pickModel']]);
  });

  it('shows the policy for what the turn used and what was denied to it', async () => {
    const turn = failed({ actions: ['show-policy'], denied: DENIED }, { by });
    assert.deepEqual(await run(turn, 'show-policy'), [
      ['execute', 'bedrockWorkbench.showPolicy', { by, denied: DENIED }],
    ]);
  });
});

describe('signing in', () => {
  const signIn = (profile: string) => [
    'execute',
    'bedrockWorkbench.signIn',
    { kind: 'credentials', profile },
  ];

  it('is for the profile that the turn used, else for the one chosen now', async () => {
    const actions = ['sign-in'] as const;
    assert.deepEqual(await run(failed({ actions }, { by }), 'sign-in'), [signIn('dev')]);
    assert.deepEqual(await run(failed({ actions }), 'sign-in'), [signIn('now')]);
  });

  it('sends the message again once it is done, and not where the person gave up', async () => {
    const turn = failed({ actions: ['sign-in'] }, { by });
    assert.deepEqual(await run(turn, 'sign-in', { executed: true }), [signIn('dev'), ['retry', 't']]);
    assert.deepEqual(await run(turn, 'sign-in', { executed: false }), [signIn('dev')]);
  });

  it('with an API key is entering one, and sends the message again too', async () => {
    const turn = failed({ actions: ['enter-api-key'] });
    assert.deepEqual(await run(turn, 'enter-api-key', { executed: true }), [
      ['execute', 'bedrockWorkbench.enterApiKey'],
      ['retry', 't'],
    ]);
  });
});
