import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { otherTools } from '../../src/host/tools/otherTools.ts';
import { ownTools } from '../../src/host/tools/ownTools.ts';
import { windowTools } from '../../src/host/tools/windowTools.ts';
import { windowWorkspace } from '../../src/host/tools/windowWorkspace.ts';
import { eventually } from '../e2e/harness/eventually.ts';
import { asked } from '../unit/host/tools/fakeWorkspace.ts';

const tools = new Map(ownTools(windowWorkspace()).map(({ tool }) => [tool.name, tool]));

async function ask(name: string, input: Parameters<typeof asked>[1]): Promise<string> {
  const tool = tools.get(name);
  assert.ok(tool);
  return asked(tool, input);
}

describe('Our own tools in VS Code', () => {
  it('read the workspace that is open', async () => {
    const [first, second] = (await ask('read_file', { path: 'README.md', endLine: 1 })).split('\n');
    assert.match(first ?? '', /^README\.md, lines 1 to 1 of \d+\.$/);
    assert.equal(second, '1\t# Parcel desk');
    assert.match(await ask('list_folder', {}), /^\.:\n(?:.+\/\n)*src\/\n/);
    assert.equal(
      await ask('find_files', { pattern: 'src/*.ts' }),
      'src/quote.ts\nsrc/retry.ts\nsrc/shipments.ts',
    );
    assert.match(
      await ask('search_text', { text: 'parcel DESK' }),
      /^\d+ lines? in \d+ files?:\nREADME\.md:1: # Parcel desk/,
    );
  });

  it('read nothing that is binary, or outside of it', async () => {
    assert.match(
      await ask('read_file', { path: 'assets/label.bin' }),
      /^!"assets\/label\.bin" can't be read as text/,
    );
    assert.match(await ask('read_file', { path: '../x' }), /^!"\.\.\/x" is not a path in the workspace/);
  });

  it('see what is not saved yet', async () => {
    const [file] = await vscode.workspace.findFiles('src/retry.ts');
    assert.ok(file);
    const document = await vscode.workspace.openTextDocument(file);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, new vscode.Position(0, 0), '// unsaved marker\n');
    await vscode.workspace.applyEdit(edit);
    assert.equal(
      await ask('search_text', { text: 'UNSAVED marker' }),
      '1 line in 1 file:\nsrc/retry.ts:1: // unsaved marker',
    );
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});

describe('A tool of another extension in VS Code', () => {
  const others = windowTools({ id: 'nobody.nothing', packageJSON: {} });
  const weigh = () =>
    eventually('the tool', () => otherTools(others).find(({ tool: { name } }) => name === 'weigh_parcel'));

  it('is told of as its manifest does', async () => {
    const { tool, source, about } = await weigh();
    const { id, label, description, inputSchema } = tool;
    assert.equal(id, 'vscode:somebody-else.parcel-scales/weigh_parcel');
    assert.deepEqual(
      [source, label, about, description],
      [
        'Parcel Scales',
        'Weigh Parcel',
        'Says what a parcel weighs',
        'Returns the weight of a parcel in kilograms.',
      ],
    );
    assert.deepEqual(inputSchema, {
      type: 'object',
      properties: { parcel: { type: 'string', description: 'Its number' } },
      required: ['parcel'],
    });
  });

  it('runs, and what it returns is told as text', async () => {
    const { tool } = await weigh();
    assert.equal(
      await asked(tool, { parcel: 'P7' }),
      'Parcel P7 weighs 3 kg.\n(A part of the result is image/png, 12 B, and can’t be shown as text.)',
    );
    assert.match(await asked(tool, { parcel: 'lost' }), /^!.*No such parcel/);
  });
});
