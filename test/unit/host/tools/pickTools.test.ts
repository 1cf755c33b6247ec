import assert from 'node:assert/strict';
import { pickTools } from '../../../../src/host/tools/pickTools.ts';
import { aModel } from '../../../fakes/catalogue.ts';
import { FakePickHost } from '../pickers/fakePick.ts';
import { boxOf } from './boxOf.ts';

function setUp(model: { tools?: boolean } = {}) {
  const made = boxOf();
  const host = new FakePickHost();
  const target = { label: 'One', model: { ...aModel('m.one'), ...model } };
  const open = async () => {
    const done = pickTools({ host, box: made.box, model: () => Promise.resolve(target) });
    const picker = await host.pick(host.picks.length - 1);
    return { picker, done };
  };
  return { ...made, host, open };
}

describe('The picker of tools', () => {
  it('shows ours, then those of others, with those ticked that are on', async () => {
    const { box, open } = setUp();
    await box.choose(['own:list_folder'], ['own:list_folder']);
    const { picker } = await open();
    assert.deepEqual(
      picker.items.map(({ label, description, detail }) => [label, description, detail]),
      [
        ['— Bedrock Workbench', undefined, undefined],
        ['Read File', 'read_file', 'Read File for people'],
        ['List Folder', 'list_folder', 'List Folder for people'],
        ['— MCP Servers', undefined, undefined],
        ['mcp_a', undefined, 'Does mcp_a'],
        ['read_file', undefined, 'Does read_file'],
      ],
    );
    assert.deepEqual(
      [picker.selectedItems.map(({ label }) => label), picker.canSelectMany, picker.placeholder],
      [['List Folder'], true, 'What the model may ask for: each runs only after you allow it'],
    );
  });

  it('turns on what is ticked and off what is not, and leaves what is not there', async () => {
    const { box, chosen, open } = setUp();
    await chosen.add('vscode:gone', 'own:list_folder');
    const { picker, done } = await open();
    await picker.chooseAll(['Read File', 'mcp_a']);
    await done;
    assert.deepEqual(chosen.list(), ['vscode:gone', 'own:read_file', 'vscode:mcp_a']);
    assert.deepEqual([box.now().length, picker.disposed], [2, true]);
  });

  it('changes nothing when Escape closes it', async () => {
    const { chosen, open } = setUp();
    const { picker, done } = await open();
    picker.selectedItems = [await picker.row('Read File')];
    picker.hide();
    await done;
    assert.deepEqual(chosen.list(), []);
  });
});

describe('A tool that runs without asking', () => {
  it('asks again once somebody presses its button; what is ticked stays so', async () => {
    const { box, always, open } = setUp();
    await box.allowed.add('own:read_file');
    const { picker, done } = await open();
    const row = await picker.row('Read File');
    assert.deepEqual(
      [row.description, row.buttons?.map(({ tooltip }) => tooltip)],
      ['read_file · runs without asking', ['Ask Again']],
    );
    picker.selectedItems = [await picker.row('mcp_a')];
    const changed = new Promise((resolve) => always.onDidChange(resolve));
    await picker.pressOn('Read File');
    await changed;
    assert.equal(box.allowed.has('own:read_file'), false);
    const again = await picker.row('Read File');
    assert.deepEqual([again.description, again.buttons], ['read_file', []]);
    assert.deepEqual(
      picker.selectedItems.map(({ label }) => label),
      ['mcp_a'],
    );
    picker.hide();
    await done;
  });
});

describe('The picker of tools says', () => {
  it('that the model in use takes none', async () => {
    const { open } = setUp({ tools: false });
    const { picker, done } = await open();
    await new Promise(setImmediate);
    assert.equal(picker.placeholder, 'One takes no tools: what you turn on here is for other models');
    picker.hide();
    await done;
  });

  it('why others’ tools are not there in a workspace that is not trusted', async () => {
    const { state, open } = setUp();
    state.trusted = false;
    const { picker, done } = await open();
    assert.deepEqual(picker.labels, [
      '— Bedrock Workbench',
      'Read File',
      'List Folder',
      '— The tools of other extensions are off in a workspace that is not trusted',
    ]);
    picker.hide();
    await done;
  });
});
