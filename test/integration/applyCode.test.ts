import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { proposeCode } from '../../src/host/answerCode/applyCode.ts';
import { aTurn, CODE, HELLO } from '../unit/host/panel/samples.ts';

const CHANGED = { text: 'const changed = true;', language: 'typescript' };
const ATTACHED = 'const attached = true;\n';

let folder = '';

function about(uri: vscode.Uri) {
  const code = { ...CODE, uri: uri.toString(), startLine: 1, endLine: 1, text: ATTACHED };
  return aTurn({}, { prompt: { ...HELLO, attachments: [code] } });
}

async function fileElsewhere(): Promise<vscode.Uri> {
  const path = join(folder, 'elsewhere.ts');
  await writeFile(path, ATTACHED);
  return vscode.Uri.file(path);
}

describe('code of an answer that names no file', () => {
  const [workspace] = vscode.workspace.workspaceFolders ?? [];
  const root = workspace?.uri ?? vscode.Uri.file('/');

  before(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    folder = await mkdtemp(join(tmpdir(), 'bedrock-workbench-'));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true, force: true });
  });

  it('is for the file of the workspace that the prompt was about', async () => {
    const quote = vscode.Uri.joinPath(root, 'src', 'quote.ts');
    assert.equal((await proposeCode(CHANGED, about(quote)))?.uri.toString(), quote.toString());
  });

  it('is for no file elsewhere that an imported conversation names, however it is written', async () => {
    const elsewhere = await fileElsewhere();
    const roundabout = root.with({ path: `${root.path}${'/..'.repeat(20)}${elsewhere.path}` });
    assert.equal(await proposeCode(CHANGED, about(elsewhere)), undefined);
    assert.equal(await proposeCode(CHANGED, about(roundabout)), undefined);
  });

  it('is for a file elsewhere that the person has open', async () => {
    const elsewhere = await fileElsewhere();
    await vscode.window.showTextDocument(elsewhere);
    const proposal = await proposeCode(CHANGED, about(elsewhere));
    assert.deepEqual(
      [proposal?.uri.toString(), proposal?.after],
      [elsewhere.toString(), `${CHANGED.text}\n`],
    );
  });
});
