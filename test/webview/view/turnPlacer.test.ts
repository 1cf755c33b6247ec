import assert from 'node:assert/strict';
import type { TurnView } from '../../../src/protocol/views.ts';
import { answer, conversation, turn } from '../harness/fixtures.ts';
import { usePage } from '../support/page.ts';
import { PanelProbe } from '../support/panel.ts';

const COUNT = 160;
const ids = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => `t${from + i}`);
const long = (from: number, to: number): TurnView[] =>
  ids(from, to).map((id) => turn(id, `Question ${id}`, answer(`Answer ${id}`)));
const placed = (probe: PanelProbe): (string | undefined)[] =>
  [...probe.root.querySelectorAll<HTMLElement>('.turn')].map(({ dataset }) => dataset['turn']);

/** Resolves when there are as many turns in the list. */
async function until(probe: PanelProbe, count: number): Promise<void> {
  while (placed(probe).length < count) await new Promise((resolve) => window.setTimeout(resolve));
}

describe('The turns of a long conversation', () => {
  usePage();

  it('are placed from the latest on, and all of them in their order', async () => {
    const probe = new PanelProbe(conversation(long(0, COUNT)));
    assert.deepEqual(placed(probe), ids(COUNT - 50, COUNT));
    await until(probe, COUNT);
    assert.deepEqual(placed(probe), ids(0, COUNT));
  });

  it('stay in order when another one comes before all of them have a place', () => {
    const probe = new PanelProbe(conversation(long(0, COUNT)));
    probe.apply(...long(COUNT, COUNT + 1).map((view) => ({ kind: 'turn' as const, turn: view })));
    assert.deepEqual(placed(probe), ids(0, COUNT + 1));
  });

  it('stand after those that were there before', async () => {
    const probe = new PanelProbe(conversation(long(0, 3)));
    probe.snapshot(conversation(long(0, COUNT)));
    assert.deepEqual(placed(probe), [...ids(0, 3), ...ids(COUNT - 50, COUNT)]);
    await until(probe, COUNT);
    assert.deepEqual(placed(probe), ids(0, COUNT));
  });

  it('give way to another conversation before all of them have a place', () => {
    const probe = new PanelProbe(conversation(long(0, COUNT)));
    probe.snapshot(conversation(long(500, 502)));
    assert.deepEqual(placed(probe), ids(500, 502));
  });

  it('are all there for whoever goes from prompt to prompt', () => {
    const probe = new PanelProbe(conversation(long(0, COUNT)));
    probe.panel.goToPrompt(-1);
    assert.deepEqual(placed(probe), ids(0, COUNT));
  });

  it('show where a person read before, however far up that was', () => {
    const kept = { conversation: '', draft: '', place: { turn: 't1', offset: 0 } };
    const probe = new PanelProbe(conversation(long(0, COUNT)), kept);
    assert.deepEqual(placed(probe), ids(0, COUNT));
  });
});
