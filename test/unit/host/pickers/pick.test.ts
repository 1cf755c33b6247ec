import assert from 'node:assert/strict';
import { FailureError, type Failure } from '../../../../src/chat/failure.ts';
import { pick, type PickOptions } from '../../../../src/host/pickers/pick.ts';
import { item, separator, value, type PickRow } from '../../../../src/host/pickers/rows.ts';
import { FakePickHost } from './fakePick.ts';

const basic = { title: 'Title', placeholder: 'Placeholder' };
const one = item('one', { choose: value(1) });
const two = item('two', { choose: value(2), current: true, icon: 'star', description: 'second' });
const denied: Failure = {
  cause: 'access-denied',
  message: 'Not allowed.',
  remedy: 'Ask for the right.',
  actions: ['pick-profile'],
};

/** Yields what is given; an error is thrown when its turn comes. */
function loading(...steps: readonly (readonly PickRow<number>[] | Error)[]): PickOptions<number>['load'] {
  return async function* () {
    for (const step of steps) {
      await Promise.resolve();
      if (step instanceof Error) throw step;
      yield step;
    }
  };
}

/** A load that ends only when it is told to, and tells the signal it was given. */
function pending() {
  const signals: AbortSignal[] = [];
  const { promise, resolve } = Promise.withResolvers<readonly PickRow<number>[]>();
  const load: PickOptions<number>['load'] = async function* ({ signal }) {
    signals.push(signal);
    yield await promise;
  };
  return { signals, load, resolve };
}

async function opened(options: PickOptions<number>) {
  const host = new FakePickHost();
  const chosen = pick(host, options);
  return { host, chosen, input: await host.pick(0) };
}

describe('a picker that loads', () => {
  it('is shown at once, busy and searchable by description and detail', async () => {
    const { load, resolve } = pending();
    const { input } = await opened({ ...basic, load });
    const { title, placeholder, shown, busy, matchOnDescription, matchOnDetail } = input;
    assert.deepEqual(
      { title, placeholder, shown, busy, matchOnDescription, matchOnDetail },
      { ...basic, shown: true, busy: true, matchOnDescription: true, matchOnDetail: true },
    );
    resolve([one]);
    await input.row('one');
  });

  it('gives what the chosen row means, then is gone', async () => {
    const { input, chosen } = await opened({ ...basic, load: loading([separator('group'), one, two]) });
    await input.choose('one');
    assert.equal(await chosen, 1);
    assert.deepEqual(
      { shown: input.shown, disposed: input.disposed, labels: input.labels },
      { shown: false, disposed: true, labels: ['— group', 'one', 'two'] },
    );
  });
});

describe('the rows of a picker', () => {
  it('mark the current one and start on it', async () => {
    const { input } = await opened({ ...basic, load: loading([one, two]) });
    const current = await input.row('two');
    assert.deepEqual(current, {
      label: 'two',
      description: 'current · second',
      ...new FakePickHost().icon('check'),
    });
    assert.deepEqual(input.activeItems, [current]);
  });

  it('keep the person’s place when more of them come', async () => {
    const { promise: more, resolve } = Promise.withResolvers<undefined>();
    const { input } = await opened({
      ...basic,
      async *load() {
        yield [two, one];
        await more;
        yield [item('zero', { choose: value(0) }), two, one];
      },
    });
    input.activeItems = [await input.row('one')];
    resolve(undefined);
    await input.row('zero');
    assert.deepEqual(
      input.activeItems.map(({ label }) => label),
      ['one'],
    );
  });

  it('begin where there is something to choose', async () => {
    const { input } = await opened({ ...basic, load: loading([item<number>('note', {}), one]) });
    const row = await input.row('one');
    assert.deepEqual(input.activeItems, [row]);
  });

  it('draw no icon out of other people’s names', async () => {
    const odd = item<number>('$(trash) dev', { description: '$(x)', detail: '$(y)' });
    const { input } = await opened({ ...basic, load: loading([odd]) });
    assert.deepEqual(await input.row('\\$(trash) dev'), {
      label: '\\$(trash) dev',
      description: '\\$(x)',
      detail: '\\$(y)',
    });
  });

  it('keep the picker open where they only inform', async () => {
    const { input } = await opened({ ...basic, load: loading([item<number>('note', {})]) });
    await input.choose('note');
    assert.equal(input.shown, true);
  });
});

describe('closing a picker', () => {
  it('gives nothing and aborts the calls', async () => {
    const { load, resolve, signals } = pending();
    const { input, chosen } = await opened({ ...basic, load });
    input.hide();
    assert.equal(await chosen, undefined);
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [true],
    );
    resolve([one]);
    await Promise.resolve();
    assert.deepEqual(input.labels, []);
  });
});

describe('a picker whose list fails', () => {
  it('keeps the rows that were there, and tells cause, remedy and what can be done', async () => {
    const { input, host } = await opened({ ...basic, load: loading([one], new FailureError(denied)) });
    await input.row('Not allowed.');
    assert.deepEqual(input.labels, ['one', 'Not allowed.', 'Try again', 'Pick another profile']);
    assert.deepEqual({ busy: input.busy, failures: host.failures }, { busy: false, failures: [denied] });
  });

  it('loads again when asked to, afresh', async () => {
    const asked: boolean[] = [];
    const { input } = await opened({
      ...basic,
      async *load({ refresh }) {
        asked.push(refresh);
        await Promise.resolve();
        if (!refresh) throw new FailureError(denied);
        yield [one];
      },
    });
    await input.choose('Try again');
    await input.row('one');
    assert.deepEqual({ asked, labels: input.labels }, { asked: [false, true], labels: ['one'] });
  });

  it('runs the command of an action and closes', async () => {
    const { input, host, chosen } = await opened({ ...basic, load: loading(new FailureError(denied)) });
    await input.choose('Pick another profile');
    assert.equal(await chosen, undefined);
    assert.deepEqual(host.ran, [['bedrockWorkbench.pickProfile']]);
  });
});

describe('a picker’s buttons', () => {
  it('mean what a row would: on a row, in the title, and back', async () => {
    const options: PickOptions<number> = {
      ...basic,
      back: 0,
      buttons: [{ icon: 'add', tooltip: 'Add', choose: value(7) }],
      load: loading([item('one', { buttons: [{ icon: 'gear', tooltip: 'More', choose: value(5) }] })]),
    };
    const onRow = await opened(options);
    await onRow.input.pressOn('one');
    const inTitle = await opened(options);
    inTitle.input.press(inTitle.input.buttons[1]);
    const back = await opened(options);
    back.input.press(back.host.back);
    assert.deepEqual(await Promise.all([onRow.chosen, inTitle.chosen, back.chosen]), [5, 7, 0]);
  });
});

describe('a picker that takes what was typed', () => {
  it('puts it above the rows while it means something', async () => {
    const typed = (text: string) => (text === 'nine' ? item('Use nine', { choose: value(9) }) : undefined);
    const { input, chosen } = await opened({ ...basic, typed, load: loading([one]) });
    await input.row('one');
    input.type('nin');
    assert.deepEqual(input.labels, ['one']);
    input.type('nine');
    assert.deepEqual(input.labels, ['Use nine', 'one']);
    await input.choose('Use nine');
    assert.equal(await chosen, 9);
  });
});

describe('a picker that needs no asking for one choice', () => {
  it('takes it, and asks where there are two', async () => {
    const single = await opened({ ...basic, acceptOnly: true, load: loading([one]) });
    assert.equal(await single.chosen, 1);
    const both = await opened({ ...basic, acceptOnly: true, load: loading([one, two]) });
    await both.input.choose('two');
    assert.equal(await both.chosen, 2);
  });
});
