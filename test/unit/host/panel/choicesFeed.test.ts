import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/base/event.ts';
import { FailureError } from '../../../../src/chat/failure.ts';
import type { ModelTarget } from '../../../../src/chat/modelRequest.ts';
import type { ChoicesSnapshot } from '../../../../src/host/choices/choices.ts';
import { ChoicesFeed, type ChoicesFeedPorts } from '../../../../src/host/panel/choicesFeed.ts';
import type { ChoiceView } from '../../../../src/protocol/views.ts';
import { THROTTLED } from './samples.ts';

const MODEL: ModelTarget = { modelId: 'm', label: 'Model M', region: 'eu-west-1' };
const NOTHING_CHOSEN: ChoicesSnapshot = {
  connection: { region: 'eu-west-1', regionOrigin: 'profile', missing: false },
};

/** Choices whose model is found, or not, as the test says; announces what is found as the real ones do. */
class FakeChoices {
  readonly #changed = new Emitter<undefined>();
  readonly onDidChange = this.#changed.event;
  #found: ModelTarget | undefined;
  readonly answers: (ModelTarget | Error)[] = [];
  readonly parameters = { inference: {}, maxTokens: 4096 };
  asked = 0;

  snapshot(): Promise<ChoicesSnapshot> {
    return Promise.resolve({ ...NOTHING_CHOSEN, ...(this.#found && { target: this.#found }) });
  }

  target(): Promise<ModelTarget> {
    this.asked += 1;
    const answer = this.answers.shift();
    if (!answer || answer instanceof Error) return Promise.reject(answer ?? new Error('Not scripted'));
    this.#found = answer;
    this.changed();
    return Promise.resolve(answer);
  }

  changed(): void {
    this.#changed.fire(undefined);
  }
}

function setUp() {
  const choices = new FakeChoices();
  const logged: string[] = [];
  const log = (line: string): void => void logged.push(line);
  const ports: ChoicesFeedPorts = { choices, log: { info: log, warn: log, error: log } };
  const feed = new ChoicesFeed(ports);
  const shown: string[] = [];
  const waiting: ((label: string) => void)[] = [];
  feed.onDidChange((views: readonly ChoiceView[]) => {
    const label = views.find(({ picker }) => picker === 'model')?.label ?? '';
    shown.push(label);
    for (const tell of waiting) tell(label);
  });
  const until = (wanted: string): Promise<void> =>
    new Promise((resolve) => {
      if (shown.at(-1) === wanted) resolve();
      waiting.push((label) => label === wanted && resolve());
    });
  return { choices, feed, shown, logged, until };
}

describe('the controls, once the page is there', () => {
  it('find the model that would be called', async () => {
    const { choices, feed, shown, until } = setUp();
    choices.answers.push(MODEL);
    await feed.wake();
    await until('Model M');
    assert.deepEqual([shown, choices.asked], [['Finding a model…', 'Model M'], 1]);
  });

  it('say why there is none, once, and look again when the page comes back', async () => {
    const { choices, feed, shown, logged, until } = setUp();
    choices.answers.push(new FailureError(THROTTLED), MODEL);
    await feed.wake();
    assert.deepEqual([shown, choices.asked], [['Finding a model…', 'No model'], 1]);
    assert.deepEqual(logged, ['Finding a model: throttled']);
    await feed.wake();
    await until('Model M');
    assert.equal(choices.asked, 2);
  });
});

describe('the controls, before anybody looks', () => {
  it('do not ask AWS for anything', async () => {
    const { choices, feed, shown, until } = setUp();
    choices.changed();
    await until('Finding a model…');
    await feed.refresh();
    assert.deepEqual([new Set(shown), choices.asked], [new Set(['Finding a model…']), 0]);
  });
});
