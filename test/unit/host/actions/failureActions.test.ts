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
  readonly modelIsUsed?: boolean;
  readonly leftOut?: readonly string[];
}

interface Ran {
  readonly calls: (readonly unknown[])[];
  readonly ports: FailureActionPorts;
}

function recording({ routeWasChosen = false, executed, modelIsUsed = true, leftOut }: Answers = {}): Ran {
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
    useModel: (...args: readonly unknown[]) => {
      calls.push(['useModel', ...args]);
      return Promise.resolve(modelIsUsed);
    },
    chooseLeftOut: () => Promise.resolve(leftOut),
    openConsole: note('openConsole'),
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
    const actions = ['retry', 'continue', 'ask-anew'] as const;
    const blocks = [{ kind: 'text', index: 0, text: 'Hal', citations: [] }] as const;
    const turn = failed({ actions }, { blocks });
    const calls = await Promise.all(actions.map((action) => run(turn, action)));
    assert.deepEqual(calls, [
      [['retry', 't']],
      [['send', 'Continue where you were cut off.', 't']],
      [['askAnew', turn]],
    ]);
  });

  it('sends the message again without the settings that the model refuses', async () => {
    const turn = failed({ actions: ['drop-parameters'] });
    assert.deepEqual(await run(turn, 'drop-parameters'), [['retry', 't', { plainly: true }]]);
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

describe('a way out in one click', () => {
  const instead = { modelId: 'm2', label: 'Model 2' };
  const retired = failed({ cause: 'model-legacy', actions: ['use-replacement', 'pick-model'], instead });

  it('switches to the replacement and sends the message again', async () => {
    const [first] = offeredActions(failing({ actions: ['use-replacement'], instead }), retired);
    assert.deepEqual(first, { id: 'use-replacement', label: 'Switch to Model 2' });
    assert.deepEqual(await run(retired, 'use-replacement'), [
      ['useModel', instead, retired],
      ['retry', 't'],
    ]);
  });

  it('lets the person pick where another account or region is chosen by now, and is not offered without one', async () => {
    assert.deepEqual(await run(retired, 'use-replacement', { modelIsUsed: false }), [
      ['useModel', instead, retired],
      ['execute', 'bedrockWorkbench.pickModel'],
    ]);
    assert.deepEqual(ids(failing({ actions: ['use-replacement', 'pick-model'] })), ['pick-model']);
  });

  it('uses the inference profile of the allowed geography by name', async () => {
    const profile = { ...instead, routeId: 'eu.m2', routeName: 'EU Model 2' };
    const turn = failed({ actions: ['use-inference-profile'], instead: profile });
    assert.deepEqual(
      offeredActions(failing({ actions: ['use-inference-profile'], instead: profile }), turn),
      [{ id: 'use-inference-profile', label: 'Use EU Model 2' }],
    );
    assert.deepEqual(await run(turn, 'use-inference-profile'), [
      ['useModel', profile, turn],
      ['retry', 't'],
    ]);
  });

  it('lowers the answer’s limit for this time, to what AWS allows or to half', async () => {
    const asked = { inputTokens: 100, maxTokens: 4096 };
    const turn = failed({ actions: ['lower-max-tokens'] }, { asked });
    assert.deepEqual(offeredActions(failing({ actions: ['lower-max-tokens'] }), turn), [
      { id: 'lower-max-tokens', label: 'Try with at Most 2048 Tokens' },
    ]);
    assert.deepEqual(await run(turn, 'lower-max-tokens'), [['retry', 't', { maxTokens: 2048 }]]);
    const told = failed({ actions: ['lower-max-tokens'], tokenLimit: 900 }, { asked });
    assert.deepEqual(await run(told, 'lower-max-tokens'), [['retry', 't', { maxTokens: 900 }]]);
  });
});

describe('an offered action that asks, or leads out of the window', () => {
  it('leaves out what the person unticks, and nothing where they give up', async () => {
    const turn = failed({ actions: ['trim-context'] });
    assert.deepEqual(await run(turn, 'trim-context', { leftOut: ['a', 'b'] }), [
      ['retry', 't', { without: ['a', 'b'] }],
    ]);
    assert.deepEqual(await run(turn, 'trim-context'), []);
  });

  it('opens the console of the region that answered', async () => {
    const actions = ['open-use-case-form', 'open-model-catalog', 'open-quotas'] as const;
    const turn = failed({ actions }, { by: { ...by, foundationModelId: 'a.m' } });
    const page = { kind: 'model', modelId: 'a.m' };
    assert.deepEqual(await Promise.all(actions.map((action) => run(turn, action))), [
      [['openConsole', page, 'eu-west-1']],
      [['openConsole', page, 'eu-west-1']],
      [['openConsole', 'quotas', 'eu-west-1']],
    ]);
    assert.deepEqual(await run(failed({ actions }, { by }), 'open-model-catalog'), [
      ['openConsole', 'model-catalog', 'eu-west-1'],
    ]);
  });
});

describe('an answer that was cut', () => {
  it('can always be gone on with and asked for anew, whatever cut it', () => {
    const blocks = [{ kind: 'text', index: 0, text: 'Hal', citations: [] }] as const;
    const failure = failing({ actions: ['pick-model'] });
    const cut = aTurn({ state: { kind: 'interrupted', failure }, blocks });
    assert.deepEqual(ids(failure, cut), ['continue', 'pick-model', 'retry']);
    assert.deepEqual(ids(failing({ actions: ['retry-later'] }), cut), ['continue', 'retry']);
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
