import assert from 'node:assert/strict';
import { Emitter } from '../../../../src/base/event.ts';
import { FailureError } from '../../../../src/chat/failure.ts';
import type { ModelTarget } from '../../../../src/chat/modelRequest.ts';
import type { CallParameters, ChoicesSnapshot } from '../../../../src/host/choices/choices.ts';
import { inferenceSettings } from '../../../../src/host/inferenceSettings.ts';
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

describe('the control of the parameters', () => {
  /** Each change of the settings is announced; how the connection is read takes as long as the test says. */
  function settingsOfTest() {
    const changed = new Emitter<undefined>();
    let settings: Readonly<Record<string, unknown>> = { temperature: null };
    const reading: (() => void)[] = [];
    const logged: string[] = [];
    const log = (line: string): void => void logged.push(line);
    const reader = { get: (key: string) => settings[key] };
    const feed = new ChoicesFeed({
      choices: {
        snapshot: () =>
          new Promise((resolve) => reading.push(() => resolve({ ...NOTHING_CHOSEN, target: MODEL }))),
        target: () => Promise.reject(new Error('Not asked for')),
        onDidChange: changed.event,
        get parameters(): CallParameters {
          return { inference: inferenceSettings(reader), maxTokens: 4096 };
        },
      },
      log: { info: log, warn: log, error: log },
    });
    const shown: (string | undefined)[] = [];
    feed.onDidChange((views) => shown.push(views.find(({ picker }) => picker === 'parameters')?.label));
    const write = (next: Readonly<Record<string, unknown>>): void => {
      settings = next;
      changed.fire(undefined);
    };
    /** Reading the connection ends, for the change of this number. */
    const read = async (nth: number): Promise<void> => {
      reading[nth]?.();
      await new Promise((resolve) => setImmediate(resolve));
    };
    return { shown, logged, write, read };
  }

  it('is back at its default once what was set is removed', async () => {
    const { shown, logged, write, read } = settingsOfTest();
    write({ temperature: 0.3 });
    await read(0);
    write({ temperature: null });
    await read(1);
    assert.deepEqual([shown, logged], [['1 set', 'Default'], []]);
  });

  it('is so whichever change is read first, and when they come at once', async () => {
    const { shown, logged, write, read } = settingsOfTest();
    write({ temperature: 0.3 });
    write({});
    await read(1);
    await read(0);
    assert.deepEqual([shown, logged], [['Default'], []]);
  });
});
