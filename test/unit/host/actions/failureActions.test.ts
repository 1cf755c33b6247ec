import assert from 'node:assert/strict';
import type { Turn } from '../../../../src/chat/conversation.ts';
import type { Failure } from '../../../../src/chat/failure.ts';
import {
  offeredActions,
  runFailureAction,
  type FailureActionPorts,
} from '../../../../src/host/actions/failureActions.ts';
import { aTurn, THROTTLED } from '../panel/samples.ts';

const DENIED =
  'User: arn:aws:sts::111122223333:assumed-role/R/s is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:eu-west-1::foundation-model/some.model because no identity-based policy allows the bedrock:InvokeModel action';

function failing(changes: Partial<Failure>): Failure {
  return { ...THROTTLED, ...changes };
}

function failed(changes: Partial<Failure>, answer: Partial<Turn['answer']> = {}): Turn {
  return aTurn({ state: { kind: 'failed', failure: failing(changes) }, ...answer });
}

function ids(failure: Failure, turn: Turn = aTurn()): readonly string[] {
  return offeredActions(failure, turn).map(({ id }) => id);
}

interface Ran {
  readonly calls: (readonly unknown[])[];
  readonly ports: FailureActionPorts;
}

function recording(routeWasChosen = false): Ran {
  const calls: (readonly unknown[])[] = [];
  const note =
    (name: string) =>
    (...args: readonly unknown[]) =>
      void calls.push([name, ...args]);
  const ports = {
    execute: note('execute'),
    retry: note('retry'),
    send: note('send'),
    askAnew: note('askAnew'),
    profile: () => Promise.resolve('now'),
    forgetRoute: () => Promise.resolve(routeWasChosen),
    typeInTerminal: note('typeInTerminal'),
    openUseCaseForm: note('openUseCaseForm'),
    openJson: note('openJson'),
    copy: note('copy'),
  };
  return { calls, ports };
}

async function run(turn: Turn, action: string, routeWasChosen = false): Promise<unknown> {
  const { calls, ports } = recording(routeWasChosen);
  await runFailureAction(ports, turn, action);
  return calls;
}

describe('the buttons of a failure', () => {
  it('are named for what they do, in the failure’s order', () => {
    assert.deepEqual(offeredActions(failing({ actions: ['pick-model', 'retry'] }), aTurn()), [
      { id: 'pick-model', label: 'Pick Model' },
      { id: 'retry', label: 'Try Again' },
    ]);
  });

  it('leave out what would do nothing here', () => {
    const actions = ['continue', 'show-policy', 'copy-request-id'] as const;
    assert.deepEqual(ids(failing({ actions })), []);
    const blocks = [{ kind: 'text', index: 0, text: 'Hal', citations: [] }] as const;
    const useful = failing({ actions, detail: DENIED, requestId: 'r-1' });
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
    assert.deepEqual(await run(failed({ actions: ['show-policy'] }), 'show-policy'), []);
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
    assert.deepEqual(await run(turn, 'use-inference-profile', true), [['retry', 't']]);
    assert.deepEqual(await run(turn, 'use-inference-profile', false), [
      ['execute', 'bedrockWorkbench.pickModel'],
    ]);
  });

  it('shows the policy that allows what was denied', async () => {
    const turn = failed({ actions: ['show-policy'], detail: DENIED });
    const policy = {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'bedrock:InvokeModel',
          Resource: 'arn:aws:bedrock:eu-west-1::foundation-model/some.model',
        },
      ],
    };
    assert.deepEqual(await run(turn, 'show-policy'), [
      ['openJson', `${JSON.stringify(policy, undefined, 2)}\n`],
    ]);
  });
});

describe('signing in', () => {
  const by = { modelLabel: 'M', modelId: 'm', region: 'eu-west-1', profile: 'dev' };

  it('is typed for the profile that the turn used', async () => {
    const turn = failed({ cause: 'sso-session-expired', actions: ['sign-in'] }, { by });
    assert.deepEqual(await run(turn, 'sign-in'), [['typeInTerminal', 'aws sso login --profile dev']]);
  });

  it('is typed for the profile chosen now where the turn got to none', async () => {
    const turn = failed({ cause: 'login-session-expired', actions: ['sign-in'] });
    assert.deepEqual(await run(turn, 'sign-in'), [['typeInTerminal', 'aws login --profile now']]);
  });
});
